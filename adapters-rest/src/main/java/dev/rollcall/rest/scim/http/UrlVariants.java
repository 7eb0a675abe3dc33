package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leads the spellings of an address that clients and administrators use to the one that RFC 7644 has: doubled and
 * trailing slashes, matrix parameters, which no address has, and endpoint names in another letter case.
 */
@Provider
@PreMatching
@Priority(UrlVariants.ORDER)
@SingletonBean
public class UrlVariants implements ContainerRequestFilter {

    static final int ORDER = 200;

    private static final List<String> ENDPOINTS =
            List.of("Users", "Groups", "Me", "Bulk", "ServiceProviderConfig", "ResourceTypes", "Schemas", ".search");

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getPath(false);
        String canonical = canonical(path);
        if (!canonical.equals(path)) {
            String query = uri.getRequestUri().getRawQuery();
            request.setRequestUri(
                    uri.getBaseUri(), URI.create(uri.getBaseUri() + canonical + (query == null ? "" : "?" + query)));
        }
    }

    static String canonical(String path) {
        List<String> segments = Arrays.stream(path.split("/", -1))
                .map(segment -> segment.split(";", 2)[0])
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.toList());
        if (!segments.isEmpty()) {
            segments.set(0, endpoint(segments.get(0)));
        }
        return String.join("/", segments);
    }

    private static String endpoint(String segment) {
        return ENDPOINTS.stream()
                .filter(endpoint -> endpoint.equalsIgnoreCase(segment))
                .findFirst()
                .orElse(segment);
    }
}
