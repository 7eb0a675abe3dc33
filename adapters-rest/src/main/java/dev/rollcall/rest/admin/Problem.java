package dev.rollcall.rest.admin;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.rest.http.Statuses;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The body of every answer that is no success (RFC 9457). {@code errors} names the fields that are wrong and is left out
 * when none is.
 */
record Problem(int status, String detail, List<Refusal.Field> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final int SECONDS_UNTIL_ANOTHER_TRY = 5;

    static Problem of(Refusal refusal) {
        return new Problem(Statuses.of(refusal.reason()), refusal.detail(), refusal.fields());
    }

    static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of());
    }

    /** Returns an answer with this problem, for {@link Problems} to write. */
    Response answer() {
        Response.ResponseBuilder answer = Response.status(status).entity(this).type(MEDIA_TYPE);
        if (status == Statuses.of(Reason.UNAVAILABLE)) {
            answer.header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_ANOTHER_TRY);
        }
        return answer.build();
    }

    /** Returns the problem as JSON, its detail ending in the id of the request. */
    Complex toTree(String requestId) {
        Map<String, Value> problem = new LinkedHashMap<>();
        problem.put("type", new Text("about:blank"));
        problem.put("title", new Text(title()));
        problem.put("status", Numeric.of(status));
        problem.put("detail", new Text(detail + " Request id: " + requestId));
        if (!errors.isEmpty()) {
            problem.put("errors", new Many(errors.stream().map(Problem::error).toList()));
        }
        return Complex.of(problem);
    }

    private String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    private static Value error(Refusal.Field field) {
        return Complex.of("field", new Text(field.field())).with("detail", new Text(field.detail()));
    }
}
