package dev.rollcall.rest.admin;

import dev.rollcall.rest.http.AnswerHeaders;
import dev.rollcall.rest.http.ChangeSignal;
import dev.rollcall.rest.http.RequestId;
import dev.rollcall.rest.json.ComplexWriter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The administration surface, {@code /api/admin}. Nothing is found by scanning: what is not listed does not answer, and the server's own additions (WADL, JSON binding, bean validation) stay out. */
@ApplicationPath("/api/admin")
public class AdminApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                DirectoryEndpoint.class,
                HeldEndpoint.class,
                TimerEndpoint.class,
                ApiClientEndpoint.class,
                SecretTokenEndpoint.class,
                UserAdministrationEndpoint.class,
                GroupAdministrationEndpoint.class,
                LogEndpoint.class,
                ServerLogEndpoint.class,
                HistoryEndpoint.class,
                SchemaEndpoint.class,
                ChangesEndpoint.class,
                ApplicationClientEndpoint.class,
                ProblemsEndpoint.class,
                AdministratorsOnly.class,
                Problems.class,
                ComplexWriter.class,
                AnswerHeaders.class,
                ChangeSignal.class,
                RequestId.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.beanValidation.disable.server", true);
    }
}
