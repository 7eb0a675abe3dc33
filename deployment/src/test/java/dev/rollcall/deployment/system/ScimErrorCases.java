package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.deployment.system.ErrorCatalogue.Cause;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each mistake of a client is answered: the right status, a SCIM Error, and never a failure of the server. */
interface ScimErrorCases extends RunningRollcall {

    String BASE = "/api/scim/v2";

    @TestFactory
    default Stream<DynamicTest> everyMistakeHasItsStatusAndKeyword() {
        Caller idp = newDirectory().idp();
        String id = People.create(idp, People.user(People.newName()));
        String other = People.newName();
        People.create(idp, People.user(other));
        return ErrorCatalogue.causes().stream()
                .map(cause -> DynamicTest.dynamicTest(cause.name(), () -> {
                    Answer answer = idp.send(
                            cause.method(),
                            BASE + cause.path().replace("{id}", id),
                            BodyPublishers.ofString(cause.body().replace("{other}", other)));
                    assertRefused(answer, cause);
                }));
    }

    @Test
    default void aMissingOrBadTokenIs401() {
        assertError(anybody().get(BASE + "/Users"), 401);
        assertThat(anybody().get(BASE + "/Users").header("WWW-Authenticate")).isEqualTo("Bearer");
        for (String token : new String[] {"bad", "null", "undefined", "a.b.c"}) {
            Answer answer = anybody().bearing(token).get(BASE + "/Users/1");
            assertError(answer, 401);
            assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
        }
        assertError(anybody().with("Authorization", "non-token").get(BASE + "/Users"), 401);
        assertError(anybody().get(BASE + "/Nothing"), 401);
    }

    @Test
    default void anAdministratorIsNoDirectory() {
        assertError(administrator().get(BASE + "/Users"), 401);
    }

    @Test
    default void aDirectoryThatIsSwitchedOffIs403() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        idp.get(BASE + "/Users").expect(200);
        administrator()
                .speaking("application/merge-patch+json")
                .patch("/api/admin/directories/" + directory.id(), "{\"active\":false}")
                .expect(200);
        Answer refused = firstRefusal(idp);
        assertThat(refused.status()).isIn(401, 403);
        assertError(refused, refused.status());
    }

    @Test
    default void otherMediaTypesAndCompressedBodiesAre415() {
        Caller idp = newDirectory().idp();
        for (String mediaType : new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded"}) {
            assertError(idp.speaking(mediaType).post(BASE + "/Users", "{\"userName\":\"a\"}"), 415);
        }
        assertError(idp.with("Content-Encoding", "gzip").post(BASE + "/Users", "{\"userName\":\"a\"}"), 415);
    }

    /** A caller's directory is cached for at most 5 seconds. */
    private static Answer firstRefusal(Caller idp) {
        Instant end = Instant.now().plusSeconds(5);
        Answer answer = idp.get(BASE + "/Users");
        while (answer.status() == 200 && Instant.now().isBefore(end)) {
            answer = idp.get(BASE + "/Users");
        }
        return answer;
    }

    private static void assertRefused(Answer answer, Cause cause) {
        assertError(answer, cause.status());
        assertThat(Optional.ofNullable(answer.json().getString("scimType", null)))
                .as(answer.body())
                .isEqualTo(cause.scimType());
        if (cause.status() == 405) {
            assertThat(answer.header("Allow")).isNotEmpty();
        }
    }

    private static void assertError(Answer answer, int status) {
        answer.expect(status);
        assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
        assertThat(answer.json().getJsonArray("schemas").getString(0))
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(answer.json().getString("status")).isEqualTo(Integer.toString(status));
        assertThat(answer.json().getString("detail"))
                .containsPattern(" See docs/problems\\.md#[a-z]+\\. Request id: ")
                .endsWith(answer.header("X-Request-Id"));
    }
}
