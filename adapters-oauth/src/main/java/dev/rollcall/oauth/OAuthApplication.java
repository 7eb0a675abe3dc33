package dev.rollcall.oauth;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The OAuth surface. */
@ApplicationPath("/api/oauth")
public class OAuthApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                TokenEndpoint.class,
                RevocationEndpoint.class,
                IntrospectionEndpoint.class,
                JwksEndpoint.class,
                OAuthErrors.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
