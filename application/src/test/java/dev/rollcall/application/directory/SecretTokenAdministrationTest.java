package dev.rollcall.application.directory;

import static dev.rollcall.application.directory.Office.BY;
import static dev.rollcall.application.directory.Office.NOW;
import static dev.rollcall.application.directory.Office.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SecretTokenAdministrationTest {

    private final Office office = Office.empty();
    private final SecretTokenAdministration administration = office.secretTokens(NOW);
    private final DirectoryId hr = office.newDirectory("HR");
    private final DirectoryId payroll = office.newDirectory("Payroll");

    @Test
    void makesATokenForAYear() {
        IssuedToken issued = administration.create(BY, hr, named("Entra"));

        assertThat(issued.token().name()).isEqualTo("Entra");
        assertThat(issued.token().directory()).isEqualTo(hr);
        assertThat(issued.token().secret().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(365)));
        assertThat(Secret.isWellFormed(Secret.Kind.SECRET_TOKEN, issued.secret().clear()))
                .isTrue();
        assertThat(issued.token().secret().matches(Secret.hash(issued.secret().clear())))
                .isTrue();
        assertThat(administration.list(hr)).containsExactly(issued.token());
    }

    @Test
    void letsATokenExpireWhenItIsTold() {
        IssuedToken issued =
                administration.create(BY, hr, named("Entra").with("expiresAt", new Text("2026-11-22T04:00:00.001Z")));

        assertThat(issued.token().secret().expiresAt()).isEqualTo(Instant.parse("2026-11-22T04:00:00.001Z"));
    }

    @Test
    void keepsAtMostThreeTokensPerDirectoryUntilOneIsDeleted() {
        IntStream.range(0, 3).forEach(i -> administration.create(BY, hr, named("Token " + i)));

        assertRefused(Reason.CONFLICT, () -> administration.create(BY, hr, named("One more")));

        administration.delete(BY, hr, administration.list(hr).get(0).id());
        administration.create(BY, hr, named("One more"));
        assertThat(administration.list(hr)).hasSize(3);
    }

    @Test
    void refusesATokenOfAnotherDirectoryAsIfItDidNotExist() {
        String foreign =
                administration.create(BY, payroll, named("Entra")).token().id();

        assertRefused(Reason.NOT_FOUND, () -> administration.delete(BY, hr, foreign));
        assertRefused(Reason.NOT_FOUND, () -> administration.delete(BY, hr, "unknown"));
        assertThat(administration.list(payroll)).hasSize(1);
        assertThat(administration.list(hr)).isEmpty();
    }

    @Test
    void knowsNoTokensOfAnUnknownDirectory() {
        DirectoryId unknown = new DirectoryId("unknown");

        assertRefused(Reason.NOT_FOUND, () -> administration.list(unknown));
        assertRefused(Reason.NOT_FOUND, () -> administration.create(BY, unknown, named("Entra")));
        assertRefused(Reason.NOT_FOUND, () -> administration.delete(BY, unknown, "token"));
    }

    @Test
    void logsWhatIsIssuedAndRevoked() {
        String id = administration.create(BY, hr, named("Entra")).token().id();
        administration.delete(BY, hr, id);

        assertThat(office.ports().syncLog().newest(hr, 2))
                .extracting(SyncEvent::action)
                .containsExactly(SyncAction.CREDENTIAL_REVOKED, SyncAction.CREDENTIAL_ISSUED);
    }

    private static void assertRefused(Reason reason, ThrowingCallable request) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(request).satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo(reason));
    }
}
