package dev.rollcall.rest.admin;

import dev.rollcall.rest.http.AnswerHeaders;
import dev.rollcall.rest.http.RequestId;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The administration surface, {@code /api/admin}. Nothing is found by scanning: what is not listed does not answer. */
@ApplicationPath("/api/admin")
public class AdminApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                DirectoriesResource.class,
                ApiClientsResource.class,
                SecretTokensResource.class,
                AdministratorsOnly.class,
                ProblemMapper.class,
                ProblemAnswers.class,
                AnswerHeaders.class,
                RequestId.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                // Without it an error answer without a body would go to the server's own HTML error page.
                "jersey.config.server.response.setStatusOverSendError", true);
    }
}
