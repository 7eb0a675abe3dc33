package dev.rollcall.deployment.system;

import dev.rollcall.rest.scim.ScimApplication;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The addresses that the SCIM surface really has, so that a new one cannot be forgotten. */
final class ScimRoutes {

    private static final String BASE =
            ScimApplication.class.getAnnotation(ApplicationPath.class).value();

    /** Parameters of the discovery documents, which are the same for every directory. */
    private static final Set<String> SAME_FOR_ALL = Set.of("{name}", "{urn}");

    /** A method and an address with at most one parameter. */
    record Route(String method, String template) {

        String path(String id) {
            return template.replace("{id}", id);
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private ScimRoutes() {}

    /** The routes that name one resource of a directory. */
    static List<Route> ofOneResource() {
        return all().filter(route -> route.template().contains("{"))
                .filter(route -> SAME_FOR_ALL.stream()
                        .noneMatch(parameter -> route.template().contains(parameter)))
                .toList();
    }

    /** The routes that are not discovery documents. */
    static List<Route> ofADirectory() {
        return all().filter(route -> Stream.of("ServiceProviderConfig", "ResourceTypes", "Schemas")
                        .noneMatch(document -> route.template().contains("/" + document)))
                .toList();
    }

    private static Stream<Route> all() {
        return new ScimApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> routes(type, method)));
    }

    private static Stream<Route> routes(Class<?> type, Method method) {
        Path below = method.getAnnotation(Path.class);
        String template = (BASE + "/" + type.getAnnotation(Path.class).value() + "/"
                        + (below == null ? "" : below.value()))
                .replaceAll("/+", "/");
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
                .map(annotation ->
                        new Route(annotation.getAnnotation(HttpMethod.class).value(), template));
    }
}
