package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.schema.ResourceType;
import java.util.Map;
import java.util.Optional;

/**
 * An attribute whose values are URLs that the server makes of ids, such as {@code meta.location}.
 *
 * @param urls the attribute
 * @param id the attribute that holds the ids
 * @param prefix what stands before an id in the URL
 */
public record IdUrl(AttributePath urls, AttributePath id, String prefix) {

    private static final Map<String, String> IDS =
            Map.of("meta.location", "id", "groups.$ref", "groups.value", "members.$ref", "members.value");

    private static final Map<String, String> ENDPOINTS = Map.of("groups.$ref", "/Groups", "members.$ref", "/Users");

    /** Returns what is known of the attribute at {@code path}; empty when it has other values, or the type no URL. */
    public static Optional<IdUrl> at(AttributePath path, ResourceType type) {
        String name = path.toString();
        return Optional.ofNullable(IDS.get(name))
                .flatMap(id -> AttributePath.resolve(id, type))
                .flatMap(id -> type.url(ENDPOINTS.getOrDefault(name, type.endpoint()), "")
                        .map(prefix -> new IdUrl(path, id, prefix)));
    }

    /** Returns the id in {@code url}, in the form in which URLs are compared; empty when it is none of these URLs. */
    public Optional<String> idIn(String url) {
        String key = urls.target().key(url).text();
        String begin = urls.target().key(prefix).text();
        return key.startsWith(begin) ? Optional.of(key.substring(begin.length())) : Optional.empty();
    }
}
