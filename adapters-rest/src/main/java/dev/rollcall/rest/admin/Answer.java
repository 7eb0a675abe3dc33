package dev.rollcall.rest.admin;

import dev.rollcall.domain.scim.value.Complex;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Makes the answers to requests that succeed. */
final class Answer {

    private Answer() {}

    static Response ok(Complex body) {
        return withBody(Response.ok(), body);
    }

    /** Returns the answer to a create (RFC 9110, 15.3.2). */
    static Response created(URI location, Complex body) {
        return withBody(Response.created(location), body);
    }

    private static Response withBody(Response.ResponseBuilder answer, Complex body) {
        return answer.entity(body).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
}
