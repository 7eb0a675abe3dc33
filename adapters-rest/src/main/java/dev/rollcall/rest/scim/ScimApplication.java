package dev.rollcall.rest.scim;

import dev.rollcall.rest.http.AnswerHeaders;
import dev.rollcall.rest.http.ChangeSignal;
import dev.rollcall.rest.http.RequestId;
import dev.rollcall.rest.json.ComplexReader;
import dev.rollcall.rest.json.ComplexWriter;
import dev.rollcall.rest.scim.http.AnsweredCallTelling;
import dev.rollcall.rest.scim.http.DirectoryOnly;
import dev.rollcall.rest.scim.http.Locations;
import dev.rollcall.rest.scim.http.ScimErrors;
import dev.rollcall.rest.scim.http.ScimMediaType;
import dev.rollcall.rest.scim.http.TrafficCounting;
import dev.rollcall.rest.scim.http.UrlVariants;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * The SCIM surface (RFC 7644). Its classes are listed, so that nothing else on the class path answers here, and the
 * server's own additions (WADL, JSON binding, bean validation) stay out.
 */
@ApplicationPath(Locations.BASE)
public class ScimApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                UserEndpoint.class,
                GroupEndpoint.class,
                DiscoveryEndpoint.class,
                SearchEndpoint.class,
                BulkEndpoint.class,
                NotOffered.class,
                RequestId.class,
                UrlVariants.class,
                ScimMediaType.class,
                DirectoryOnly.class,
                TrafficCounting.class,
                AnsweredCallTelling.class,
                ScimErrors.class,
                AnswerHeaders.class,
                ChangeSignal.class,
                ComplexReader.class,
                ComplexWriter.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.beanValidation.disable.server", true);
    }
}
