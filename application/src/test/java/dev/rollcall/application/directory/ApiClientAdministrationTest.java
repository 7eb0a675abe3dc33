package dev.rollcall.application.directory;

import static dev.rollcall.application.directory.Office.BY;
import static dev.rollcall.application.directory.Office.NOW;
import static dev.rollcall.application.directory.Office.named;
import static dev.rollcall.application.directory.Office.overlap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Instant;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ApiClientAdministrationTest {

    private static final Instant HOUR_LATER = NOW.plusSeconds(3600);

    private final Office office = Office.empty();
    private final ApiClientAdministration administration = office.apiClients(NOW);
    private final DirectoryId hr = office.newDirectory("HR");
    private final DirectoryId payroll = office.newDirectory("Payroll");

    @Test
    void makesAClientOfTheDirectoryWhoseSecretNobodyChose() {
        IssuedClient issued = administration.create(BY, hr, named("Okta"));

        assertThat(issued.client().name()).isEqualTo("Okta");
        assertThat(issued.client().authority()).isEqualTo(new Authority.OfDirectory(hr));
        assertThat(issued.client().clientId()).matches("[a-z0-9]{20}");
        assertThat(issued.client().created()).isEqualTo(NOW);
        assertThat(issued.client().expiresAt()).isNull();
        assertThat(issued.client().lastUsed()).isNull();
        assertThat(Secret.isWellFormed(
                        Secret.Kind.CLIENT_SECRET, issued.secret().clear()))
                .isTrue();
        assertThat(issued.client().accepts(Secret.hash(issued.secret().clear()), NOW))
                .isTrue();
        assertThat(administration.list(hr)).containsExactly(issued.client());
    }

    @Test
    void letsAClientExpireWhenItIsTold() {
        ApiClient client = administration
                .create(BY, hr, named("Okta").with("expiresAt", new Text("2026-11-22T05:00:00Z")))
                .client();

        assertThat(client.expiresAt()).isEqualTo(HOUR_LATER);
    }

    @Test
    void givesNoTwoClientsTheSameIdOrSecret() {
        assertThat(IntStream.range(0, 1000).mapToObj(i -> CredentialGenerator.clientId()))
                .doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 1000).mapToObj(i -> CredentialGenerator.secret(Secret.Kind.CLIENT_SECRET)
                        .clear()))
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsAtMostFiveClientsPerDirectory() {
        IntStream.range(0, 5).forEach(i -> administration.create(BY, hr, named("Client " + i)));

        assertRefused(Reason.CONFLICT, () -> administration.create(BY, hr, named("One more")));
        assertThat(administration.list(hr)).hasSize(5);
        assertThat(administration
                        .create(BY, payroll, named("Another directory's"))
                        .client()
                        .name())
                .isEqualTo("Another directory's");
    }

    @Test
    void makesRoomByDeletion() {
        IntStream.range(0, 5).forEach(i -> administration.create(BY, hr, named("Client " + i)));
        administration.delete(BY, hr, administration.list(hr).get(0).id());

        assertThat(administration.create(BY, hr, named("One more")).client().name())
                .isEqualTo("One more");
    }

    @Test
    void rotatesASecretWithAnOverlap() {
        IssuedClient old = administration.create(BY, hr, named("Okta"));

        IssuedClient rotated = administration.rotate(BY, hr, old.client().id(), overlap(3600));

        String oldHash = Secret.hash(old.secret().clear());
        assertThat(rotated.secret().clear()).isNotEqualTo(old.secret().clear());
        assertThat(administration.list(hr)).containsExactly(rotated.client());
        assertThat(rotated.client().accepts(oldHash, HOUR_LATER.minusMillis(1))).isTrue();
        assertThat(rotated.client().accepts(oldHash, HOUR_LATER)).isFalse();
        assertThat(rotated.client().accepts(Secret.hash(rotated.secret().clear()), HOUR_LATER))
                .isTrue();
    }

    @Test
    void refusesAThirdLiveSecretUntilTheOldestHasExpired() {
        String id = administration.create(BY, hr, named("Okta")).client().id();
        administration.rotate(BY, hr, id, overlap(3600));

        assertRefused(Reason.CONFLICT, () -> office.apiClients(HOUR_LATER.minusMillis(1))
                .rotate(BY, hr, id, overlap(0)));
        assertThat(office.apiClients(HOUR_LATER)
                        .rotate(BY, hr, id, overlap(0))
                        .client()
                        .secrets())
                .hasSize(1);
    }

    @Test
    void refusesAClientOfAnotherDirectoryAsIfItDidNotExist() {
        String foreign =
                administration.create(BY, payroll, named("Okta")).client().id();

        for (String id : new String[] {foreign, "unknown"}) {
            assertRefused(Reason.NOT_FOUND, () -> administration.rotate(BY, hr, id, overlap(0)));
            assertRefused(Reason.NOT_FOUND, () -> administration.delete(BY, hr, id));
        }
        assertThat(administration.list(payroll)).hasSize(1);
        assertThat(administration.list(hr)).isEmpty();
    }

    @Test
    void knowsNoClientsOfAnUnknownDirectory() {
        DirectoryId unknown = new DirectoryId("unknown");

        assertRefused(Reason.NOT_FOUND, () -> administration.list(unknown));
        assertRefused(Reason.NOT_FOUND, () -> administration.create(BY, unknown, named("Okta")));
        assertRefused(Reason.NOT_FOUND, () -> administration.delete(BY, unknown, "client"));
    }

    @Test
    void logsWhatIsIssuedAndRevoked() {
        String id = administration.create(BY, hr, named("Okta")).client().id();
        administration.rotate(BY, hr, id, overlap(0));
        administration.delete(BY, hr, id);

        assertThat(office.ports().syncLog().newest(hr, 3))
                .extracting(SyncEvent::action)
                .containsExactly(
                        SyncAction.CREDENTIAL_REVOKED, SyncAction.CREDENTIAL_ISSUED, SyncAction.CREDENTIAL_ISSUED);
    }

    @Test
    void hidesTheSecretInTexts() {
        IssuedClient issued = administration.create(BY, hr, named("Okta"));

        assertThat(issued.toString()).doesNotContain(issued.secret().clear());
    }

    private static void assertRefused(Reason reason, ThrowingCallable request) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(request).satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo(reason));
    }
}
