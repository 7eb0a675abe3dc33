package dev.rollcall.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.rest.http.InMemorySurface.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests leave in the log of their directory. */
class LogSurfaceTest {

    private static final String JOY = "{\"userName\":\"joy\"}";

    private final SurfaceInMemory server = SurfaceInMemory.empty();

    @Test
    void lookupsAreInTheLogOnlyWhereTheDirectoryWantsThem() {
        SurfaceInMemory silent = server.as("silent");
        SurfaceInMemory told = server.asLoggingLookups("told");
        String id = told.send("POST", "/Users", JOY).json().text("id").orElseThrow();

        silent.get("/Users");
        told.get("/Users/" + id);
        told.get("/Users?filter=userName+eq+%22joy%22");
        told.get("/Schemas");

        assertThat(server.log("silent")).isEmpty();
        assertThat(server.log("told"))
                .extracting(SyncEvent::action)
                .containsExactly(SyncAction.LOOKED_UP, SyncAction.LOOKED_UP, SyncAction.CREATED);
        assertThat(server.log("told").get(0).reason()).isEqualTo("The search of the identity provider found 1.");
    }

    @Test
    void anErrorNamesItsSectionOfTheCatalogue() {
        Answer refused = server.as("HR").get("/Users?filter=userName");
        Answer off = server.asInactive("off").get("/Users");

        assertThat(detail(refused)).contains(" See docs/problems.md#invalidfilter. Request id: ");
        assertThat(detail(off)).contains(" See docs/problems.md#directoryinactive. Request id: ");
        assertThat(server.log("HR")).singleElement().satisfies(event -> {
            assertThat(event.outcome().cause()).isEqualTo(Cause.INVALID_FILTER);
            assertThat(event.target().key()).as("what a later search settles").isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[value eq alice@example.com]x",
                "emails[value eq alice@example.com",
                "emails[value eq 'alice@example.com'].colour"
            })
    void nothingOfWhatAPathSaysAboutAPersonIsInTheLog(String path) {
        SurfaceInMemory idp = server.as("HR");
        String id = idp.send("POST", "/Users", JOY).json().text("id").orElseThrow();
        String operation = "{\"op\":\"replace\",\"path\":\"" + path.replace("'", "\\\"") + "\",\"value\":\"x\"}";

        Answer refused = idp.send("PATCH", "/Users/" + id, "{\"Operations\":[" + operation + "]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(detail(refused)).contains("alice");
        assertThat(server.log("HR").get(0).reason()).doesNotContain("alice");
    }

    @Test
    void anOperationOfABulkRequestTellsWhatWasTolerated() {
        SurfaceInMemory idp = server.as("HR");
        String id = idp.send("POST", "/Users", JOY).json().text("id").orElseThrow();

        idp.send(
                "POST",
                "/Bulk",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                        + "{\"method\":\"PATCH\",\"path\":\"/Users/" + id + "\",\"data\":{\"schemas\":["
                        + "\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"Replace\","
                        + "\"path\":\"title\",\"value\":\"Dr.\"}]}}]}");

        assertThat(server.log("HR").get(0).quirks()).containsExactly("operationInCapitals");
    }

    private static String detail(Answer answer) {
        return answer.json().text("detail").orElseThrow();
    }
}
