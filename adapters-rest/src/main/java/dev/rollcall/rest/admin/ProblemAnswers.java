package dev.rollcall.rest.admin;

import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.rest.http.RequestId;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Gives every answer from 400 on the body of a {@link Problem}, whoever refused the request. */
@Provider
@Dependent
final class ProblemAnswers implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400) {
            return;
        }
        Problem problem = response.getEntity() instanceof Problem known
                ? known
                : Problem.of(response.getStatus(), "The request was refused.");
        response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.setEntity(JsonWriter.write(problem.toTree(RequestId.of(request))));
    }
}
