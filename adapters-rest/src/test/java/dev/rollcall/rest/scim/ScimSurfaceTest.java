package dev.rollcall.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.rest.http.InMemorySurface.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimSurfaceTest {

    private static final String JOY = "{\"userName\":\"joy\"}";

    private final SurfaceInMemory server = SurfaceInMemory.empty();
    private final SurfaceInMemory idp = server.as("east");

    @Test
    void createsAUserAndSaysWhereItIs() {
        Answer created = idp.send("POST", "/Users", JOY);
        String id = created.json().text("id").orElseThrow();
        String location = SurfaceInMemory.BASE + "/Users/" + id;
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(location);
        assertThat(created.header("Content-Location")).isEqualTo(location);
        assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(created.header("Content-Type")).isEqualTo("application/scim+json");
        assertThat(created.json().complex("meta").text("location")).contains(location);
        assertThat(idp.get("/Users/" + id).json()).isEqualTo(created.json());
    }

    @Test
    void answers304ForTheVersionTheClientHas() {
        String path = "/Users/" + create(JOY);
        Answer answer = idp.get(path, "If-None-Match", "W/\"1\"");
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void answers412ForAnotherVersionThanTheClientHas() {
        assertThat(idp.send("PUT", "/Users/" + create(JOY), JOY, "If-Match", "W/\"9\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void deletesAUserOnce() {
        String path = "/Users/" + create(JOY);
        Answer deleted = idp.send("DELETE", path, "");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(idp.send("DELETE", path, "").status()).isEqualTo(404);
    }

    @Test
    void namesTheExistingUserToWhoCreatesItAgain() {
        String id = create(JOY);
        Answer again = idp.send("POST", "/Users", JOY);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().text("scimType")).contains("uniqueness");
        assertThat(again.header("Location")).isEqualTo(SurfaceInMemory.BASE + "/Users/" + id);
    }

    @Test
    void listsWithNumbersAndTheAttributesAskedFor() {
        create(JOY);
        Answer list = idp.get("/Users?attributes=userName&startIndex=1&count=5");
        assertThat(list.json().get("totalResults")).isEqualTo(Numeric.of(1));
        assertThat(list.json().get("startIndex")).isEqualTo(Numeric.of(1));
        assertThat(list.json().get("itemsPerPage")).isEqualTo(Numeric.of(1));
        assertThat(((Many) list.json().get("Resources"))
                        .complexElements()
                        .findFirst()
                        .orElseThrow()
                        .names())
                .containsExactly("schemas", "id", "userName");
    }

    @Test
    void answersAnEmptyListWithItsArray() {
        Answer list = idp.get("/Users?filter=userName+eq+%22nobody%22");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().get("Resources")).isEqualTo(Many.of());
        assertThat(list.json().get("totalResults")).isEqualTo(Numeric.of(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users/",
                "//Users",
                "/users",
                "/USERS/",
                "/Users?",
                "/Users?&",
                "/Users?aadOptscim062020",
                "/Users?aadOptscim062020&filter=userName%20eq%20%22joy%22",
                "/Users/?FILTER=DisplayName+pr"
            })
    void understandsOtherSpellingsOfAnAddress(String path) {
        assertThat(idp.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "*/*", "application/json", "application/scim+json; charset=utf-8", "?!;=", ""})
    void answersScimJsonWhateverIsAccepted(String accept) {
        Answer answer = idp.get("/Users", "Accept", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/scim+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/scim+json",
                "Application/SCIM+JSON; Charset=UTF-8",
                "application/json;"
            })
    void readsJsonUnderBothMediaTypes(String mediaType) {
        assertThat(idp.send("POST", "/Users", JOY, "Content-Type", mediaType).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "garbage", "a/b/c"})
    void refusesOtherMediaTypes(String mediaType) {
        assertError(idp.send("POST", "/Users", JOY, "Content-Type", mediaType), 415);
    }

    @Test
    void refusesCompressedBodies() {
        assertError(idp.send("POST", "/Users", JOY, "Content-Encoding", "gzip"), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"x\"", "{", "{\"userName\":\"a\",\"userName\":\"b\"}"})
    void refusesBodiesThatAreNoJsonObject(String body) {
        Answer answer = idp.send("POST", "/Users", body);
        assertError(answer, 400);
        assertThat(answer.json().text("scimType")).contains("invalidSyntax");
    }

    @Test
    void refusesLongBodies() {
        assertError(idp.send("POST", "/Users", " ".repeat(1024 * 1024) + JOY), 413);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /Nothing, 404",
        "GET, /, 404",
        "GET, /Users/a/b, 404",
        "GET, /Users/unknown, 404",
        "DELETE, /Users, 405",
        "PUT, /Groups, 405",
        "GET, /Users/.search, 404",
        "GET, /Bulk, 405",
        "POST, /Bulk, 400",
        "POST, /.search, 400",
        "POST, /Users/.search, 400",
        "GET, /.search, 405",
        "GET, /Me, 501",
        "PATCH, /me, 501",
        "POST, /Schemas, 405",
        "DELETE, /ServiceProviderConfig, 405",
        "BREW, /Users, 405",
        "GET, /Schemas?filter=id+pr, 403",
        "GET, /Users?count=many, 400",
        "GET, /Users?filter=%zz, 400",
        "GET, /Groups/1, 404",
        "DELETE, /Groups/1, 404"
    })
    void answersAScimErrorWhereItCannotHelp(String method, String path, int status) {
        assertError(idp.send(method, path.replace("%zz", "%25zz%20%20"), ""), status);
    }

    @Test
    void namesTheMethodsThatAnAddressAnswers() {
        assertThat(idp.send("DELETE", "/Users", "").header("Allow")).contains("GET", "POST");
        Answer options = idp.send("OPTIONS", "/Users/1", "");
        assertThat(options.header("Allow")).contains("PATCH", "PUT", "DELETE");
        assertThat(options.status()).isBetween(200, 204);
        assertThat(options.body()).isEmpty();
    }

    @Test
    void answersHeadWithTheHeadersOfGet() {
        Answer head = idp.send("HEAD", "/Users/" + create(JOY), "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void listsNoGroups() {
        assertThat(idp.get("/Groups?filter=displayName+eq+%22x%22&startIndex=3")
                        .json()
                        .get("startIndex"))
                .isEqualTo(Numeric.of(3));
    }

    @Test
    void searchesUsersAndGroupsAtTheRoot() {
        create(JOY);
        createGroup("");
        assertThat(found("{}")).isEqualTo(2);
        assertThat(found("{\"filter\":\"userName pr\"}")).isEqualTo(1);
        assertThat(found("{\"filter\":\"meta.resourceType eq \\\"Group\\\"\"}")).isEqualTo(1);
    }

    @Test
    void namesGroupsAndMembersByIdAndUrl() {
        String user = create(JOY);
        String group = createGroup(",\"members\":[{\"value\":\"" + user + "\"}]");
        assertThat(first(idp.get("/Users/" + user), "groups").text("value")).contains(group);
        assertThat(first(idp.get("/Users/" + user), "groups").text("$ref"))
                .contains(SurfaceInMemory.BASE + "/Groups/" + group);
        assertThat(first(idp.get("/Groups/" + group), "members").text("$ref"))
                .contains(SurfaceInMemory.BASE + "/Users/" + user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Users/1", "/Groups", "/Me", "/Nothing", "/", "/Users/a/b"})
    void asksWhoCallsBeforeAnythingElse(String path) {
        Answer answer = server.get(path);
        assertError(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void saysThatATokenWasNotAccepted() {
        Answer refused = server.refused(AccessRefusal.INVALID_TOKEN).get("/Users");
        assertError(refused, 401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertError(server.refused(AccessRefusal.SEVERAL_CREDENTIALS).get("/Users"), 400);
    }

    @Test
    void asksToTryAgainWhenATokenCannotBeChecked() {
        Answer answer = server.refused(AccessRefusal.UNAVAILABLE).get("/Users");
        assertError(answer, 503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.headers()).doesNotContainKey("WWW-Authenticate");
    }

    @Test
    void refusesAnAdministratorsToken() {
        Answer refused = server.asAdministrator().get("/Users");
        assertError(refused, 401);
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void refusesADirectoryThatIsSwitchedOff() {
        assertError(server.asInactive("east").get("/Users"), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ServiceProviderConfig", "/ResourceTypes", "/Schemas", "/schemas/", "/ResourceTypes/User"})
    void showsDiscoveryDocumentsToEverybody(String path) {
        assertThat(server.get(path).status()).isEqualTo(200);
        assertThat(server.refused(AccessRefusal.INVALID_TOKEN).get(path).status())
                .isEqualTo(200);
    }

    @Test
    void hidesTheUsersOfOtherDirectories() {
        String path = "/Users/" + create(JOY);
        SurfaceInMemory west = server.as("west");
        Answer foreign = west.get(path, "X-Request-Id", "same");
        Answer unknown = west.get("/Users/unknown", "X-Request-Id", "same");
        assertThat(foreign).isEqualTo(unknown);
        assertThat(west.get("/Users").json().get("totalResults")).isEqualTo(Numeric.of(0));
    }

    @Test
    void givesEveryAnswerTheHeadersOfPrivateJson() {
        Answer answer = idp.get("/Users", "X-Request-Id", "my-id.1");
        assertThat(answer.header("X-Request-Id")).isEqualTo("my-id.1");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private String create(String body) {
        return idp.send("POST", "/Users", body).json().text("id").orElseThrow();
    }

    private String createGroup(String members) {
        Answer created = idp.send("POST", "/Groups", "{\"displayName\":\"Staff\"" + members + "}");
        return created.json().text("id").orElseThrow();
    }

    private int found(String searchRequest) {
        Answer answer = idp.send("POST", "/.search", searchRequest);
        return ((Numeric) answer.json().get("totalResults")).number().intValueExact();
    }

    private static Complex first(Answer answer, String list) {
        return ((Many) answer.json().get(list)).complexElements().findFirst().orElseThrow();
    }

    private static void assertError(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/scim+json");
        assertThat(answer.json().text("status")).contains(Integer.toString(status));
        assertThat(answer.json().text("detail").orElseThrow()).endsWith(answer.header("X-Request-Id"));
    }
}
