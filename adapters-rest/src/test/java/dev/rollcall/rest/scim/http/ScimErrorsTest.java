package dev.rollcall.rest.scim.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.synclog.RefusalThrottle;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.rest.http.Traceable;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScimErrorsTest {

    private final Ports ports = Ports.inMemory();
    private final ScimErrors errors = new ScimErrors(
            new Locations(new PublicUrl(Optional.empty())),
            new Refusals(ports.transactions(), ports.syncLog(), new RefusalThrottle(), Clock.systemUTC()));

    @ParameterizedTest
    @CsvSource({
        "INVALID_FILTER, 400, invalidFilter",
        "INVALID_SYNTAX, 400, invalidSyntax",
        "INVALID_PATH, 400, invalidPath",
        "INVALID_VALUE, 400, invalidValue",
        "NO_TARGET, 400, noTarget",
        "MUTABILITY, 400, mutability",
        "BAD_REQUEST, 400,",
        "UNAUTHENTICATED, 401,",
        "FORBIDDEN, 403,",
        "NOT_FOUND, 404,",
        "METHOD_NOT_ALLOWED, 405,",
        "UNIQUENESS, 409, uniqueness",
        "CONFLICT, 409,",
        "PRECONDITION_FAILED, 412,",
        "PAYLOAD_TOO_LARGE, 413,",
        "TOO_MANY, 413, tooMany",
        "UNSUPPORTED_MEDIA_TYPE, 415,",
        "NOT_IMPLEMENTED, 501,",
        "UNAVAILABLE, 503,"
    })
    void givesEveryReasonItsStatusAndKeyword(Reason reason, int status, String scimType) {
        assertThat(errors.toResponse(Refusal.of(reason, "So it is.")).getStatus())
                .isEqualTo(status);
        assertThat(reason.scimType()).isEqualTo(Optional.ofNullable(scimType));
    }

    @Test
    void asksToComeBackOnlyWhenThatHelps() {
        assertThat(Arrays.stream(Reason.values())
                        .filter(reason ->
                                errors.toResponse(Refusal.of(reason, "No.")).getHeaderString("Retry-After") != null))
                .containsExactly(Reason.UNAVAILABLE);
    }

    @Test
    void keepsTheStatusOfWhatJerseyRefuses() {
        assertThat(errors.toResponse(new NotFoundException()).getStatus()).isEqualTo(404);
        assertThat(errors.toResponse(new NotSupportedException()).getStatus()).isEqualTo(415);
        assertThat(errors.toResponse(new ProcessingException("header")).getStatus())
                .isEqualTo(400);
        Response notAllowed = errors.toResponse(new NotAllowedException("GET", new String[] {"PUT"}));
        assertThat(notAllowed.getStatus()).isEqualTo(405);
        assertThat(notAllowed.getHeaderString("Allow")).contains("GET", "PUT");
    }

    @Test
    void answers500ForEveryOtherFailure() {
        assertThat(errors.toResponse(new IllegalStateException("secret")).getStatus())
                .isEqualTo(500);
        assertThat(errors.toResponse(new StackOverflowError()).getStatus()).isEqualTo(500);
    }

    @Test
    void logsWhereAFailureHappenedButNotWhatItSays() {
        Throwable logged = Traceable.of(new IllegalStateException(
                "joy@example.com", new SQLException("Duplicate entry 'joy@example.com'", "23000", 1062)));
        assertThat(logged).hasMessage("java.lang.IllegalStateException");
        assertThat(logged.getCause()).hasMessage("java.sql.SQLException 23000 1062");
        assertThat(logged.getStackTrace()[0].getMethodName()).isEqualTo("logsWhereAFailureHappenedButNotWhatItSays");
    }
}
