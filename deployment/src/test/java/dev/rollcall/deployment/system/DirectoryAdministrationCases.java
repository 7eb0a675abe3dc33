package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do with directories. */
interface DirectoryAdministrationCases extends RunningRollcall {

    String DIRECTORIES = "/api/admin/directories";

    @TestFactory
    default Stream<DynamicTest> everyOptionOfEverySettingIsStoredAndReadBack() {
        Caller administrator = administrator();
        String path = newInactiveDirectory(administrator);
        return DirectorySetting.ALL.stream()
                .map(setting -> DynamicTest.dynamicTest(setting.path(), () -> {
                    for (String option : setting.accepted()) {
                        JsonObject patched = administrator
                                .patch(path, setting.to(option))
                                .expect(200)
                                .json();
                        assertThat(setting.in(patched)).isEqualTo(option);
                        assertThat(administrator.get(path).expect(200).json()).isEqualTo(patched);
                    }
                }));
    }

    @TestFactory
    default Stream<DynamicTest> everyWrongValueIsRefusedByName() {
        Caller administrator = administrator();
        String path = newInactiveDirectory(administrator);
        JsonObject before = administrator.get(path).expect(200).json();
        return DirectorySetting.ALL.stream()
                .map(setting -> DynamicTest.dynamicTest(setting.path(), () -> {
                    for (String wrong : setting.refused()) {
                        assertThat(refusedField(administrator.patch(path, setting.to(wrong))))
                                .isEqualTo(setting.path());
                    }
                    assertThat(administrator.get(path).expect(200).json()).isEqualTo(before);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "id", "created", "status", "users.colour", "synchronization.brake.colour"})
    default void anUnknownFieldIsRefusedByName(String field) {
        Caller administrator = administrator();
        DirectorySetting unknown = new DirectorySetting(field, List.of(), List.of());
        Answer refused = administrator.patch(newInactiveDirectory(administrator), unknown.to("null"));
        assertThat(refusedField(refused)).isEqualTo(field);
    }

    @Test
    default void aNewDirectoryIsOffAndTellsWhatToEnterAtTheIdentityProvider() {
        JsonObject created =
                administrator().post(DIRECTORIES, named(newName())).expect(201).json();
        assertThat(created.getBoolean("active")).isFalse();
        assertThat(created.getString("created"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")
                .isEqualTo(created.getString("lastModified"));
        String server = "http://localhost:" + address().getPort();
        assertThat(created.getJsonObject("connection"))
                .isEqualTo(Json.createObjectBuilder()
                        .add("tenantUrl", server + "/api/scim/v2")
                        .add("tokenUrl", server + "/api/oauth/token")
                        .build());
    }

    @Test
    default void theAddressOfANewDirectoryLeadsToIt() {
        Caller administrator = administrator();
        Answer created = administrator.post(DIRECTORIES, named(newName())).expect(201);
        String path = DIRECTORIES + "/" + created.json().getString("id");
        assertThat(created.header("Location"))
                .isEqualTo("http://localhost:" + address().getPort() + path);
        assertThat(administrator.get(path).expect(200).json()).isEqualTo(created.json());
    }

    @Test
    default void aNameIsTakenInEveryLetterCase() {
        Caller administrator = administrator();
        String name = newName();
        String other = newInactiveDirectory(administrator);
        administrator.post(DIRECTORIES, named(name)).expect(201);
        administrator.post(DIRECTORIES, named(name.toUpperCase(Locale.ROOT))).expect(409);
        administrator.patch(other, named(" " + name + " ")).expect(409);
    }

    @Test
    default void ofManyAdministratorsOneGetsTheName() {
        Caller administrator = administrator();
        String name = newName();
        List<Answer> answers = Crowd.ask(20, i -> administrator.post(DIRECTORIES, named(name)));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @ParameterizedTest
    @CsvSource({"\uFDFA", "\uD83D\uDE00", "ß"})
    default void aNameOf200CharactersIsStoredWhateverTheyAre(String character) {
        String name = character.repeat(200 / character.length());
        Caller administrator = administrator();
        String path = DIRECTORIES + "/"
                + administrator
                        .post(DIRECTORIES, named(name))
                        .expect(201)
                        .json()
                        .getString("id");
        assertThat(administrator.get(path).expect(200).json().getString("name")).isEqualTo(name);
        administrator.delete(path).expect(204);
    }

    @Test
    default void aNameKeepsControlCharactersAndMarkupAsSent() {
        String name = newName() + "\r\n\u001B[31m{\"<script>'--\\ \u0000x";
        Caller administrator = administrator();
        JsonObject created =
                administrator.post(DIRECTORIES, named(name)).expect(201).json();
        assertThat(created.getString("name")).isEqualTo(name);
    }

    /** Each administrator changes another setting of one directory, all at once: every change is there afterwards. */
    @Test
    default void administratorsWhoChangeDifferentSettingsAtOnceLoseNothing() {
        Caller administrator = administrator();
        String path = newInactiveDirectory(administrator);
        List<DirectorySetting> settings = DirectorySetting.ALL;
        Crowd.ask(
                        settings.size(),
                        i -> administrator.patch(
                                path, settings.get(i).to(settings.get(i).other())))
                .forEach(answer -> answer.expect(200));
        JsonObject after = administrator.get(path).expect(200).json();
        assertThat(settings).allSatisfy(setting -> assertThat(setting.in(after)).isEqualTo(setting.other()));
    }

    @Test
    default void theListShowsEveryDirectoryOnce() {
        Caller administrator = administrator();
        List<String> created = Stream.generate(() -> newInactiveDirectory(administrator))
                .limit(5)
                .map(path -> path.substring(DIRECTORIES.length() + 1))
                .toList();
        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = administrator
                    .get(DIRECTORIES + "?limit=3" + next)
                    .expect(200)
                    .json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(d -> listed.add(d.getString("id")));
            next = page.isNull("next") ? "" : "&cursor=" + Caller.encoded(page.getString("next"));
        } while (!next.isEmpty());
        assertThat(listed).containsAll(created).doesNotHaveDuplicates();
    }

    @Test
    default void theStatusCountsUsersByWhatTheDirectoryAsserts() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        for (String active : List.of("true", "true", "false")) {
            idp.post("/api/scim/v2/Users", "{\"userName\":\"" + UUID.randomUUID() + "\",\"active\":" + active + "}")
                    .expect(201);
        }
        JsonObject users = administrator()
                .get(DIRECTORIES + "/" + directory.id())
                .expect(200)
                .json()
                .getJsonObject("status")
                .getJsonObject("users");
        assertThat(users.toString()).isEqualTo("{\"active\":2,\"inactive\":1,\"waiting\":0}");
    }

    @ParameterizedTest
    @CsvSource({"'', active", "?users=convert, active", "?users=deactivate, inactive", "?users=delete, deleted"})
    default void aDirectoryIsDeletedOnlyWhileItIsOff(String fate, String status) {
        ConnectedDirectory directory = newDirectory();
        String path = DIRECTORIES + "/" + directory.id();
        String name = UUID.randomUUID().toString();
        Caller idp = directory.idp();
        idp.post("/api/scim/v2/Users", "{\"userName\":\"" + name + "\"}").expect(201);
        Caller administrator = administrator();
        administrator.delete(path + fate).expect(409);
        administrator.patch(path, "{\"active\":false}").expect(200);
        assertThat(refusedField(administrator.delete(path + "?users=keep"))).isEqualTo("users");
        administrator.delete(path + fate).expect(204);
        administrator.get(path).expect(404);
        administrator.delete(path + fate).expect(404);
        Eventually.expect(401, () -> idp.get("/api/scim/v2/Users"));
        JsonArray users = administrator
                .get("/api/admin/users?status=" + status + "&search=" + name)
                .expect(200)
                .json()
                .getJsonArray("items");
        assertThat(users).hasSize(1);
        assertThat(users.getJsonObject(0).isNull("link")).isTrue();
    }

    @Test
    default void switchingADirectoryOffEndsItsConnectionWithin5SecondsAndOnBringsItBack() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        idp.get("/api/scim/v2/Users").expect(200);
        Caller administrator = administrator();
        administrator
                .patch(DIRECTORIES + "/" + directory.id(), "{\"active\":false}")
                .expect(200);
        Eventually.expect(403, () -> idp.get("/api/scim/v2/Users"));
        administrator
                .patch(DIRECTORIES + "/" + directory.id(), "{\"active\":true}")
                .expect(200);
        Eventually.expect(200, () -> idp.get("/api/scim/v2/Users"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "%C3%A9", "'%20OR%201=1--", "%25", "0190000000007000800000000000000000000"})
    default void anIdThatNobodyHasIsNotFound(String id) {
        Caller administrator = administrator();
        administrator.get(DIRECTORIES + "/" + id).expect(404);
        administrator.patch(DIRECTORIES + "/" + id, "{\"active\":true}").expect(404);
        administrator.delete(DIRECTORIES + "/" + id).expect(404);
    }

    @Test
    default void anIdIsNotFoundInAnotherSpelling() {
        Caller administrator = administrator();
        String path = newInactiveDirectory(administrator);
        String id = path.substring(DIRECTORIES.length() + 1);
        administrator.get(path + "%20").expect(404);
        administrator.get(DIRECTORIES + "/" + id.toUpperCase(Locale.ROOT)).expect(404);
    }

    @Test
    default void nobodyGetsInWithoutAnAdministratorsToken() {
        ConnectedDirectory directory = newDirectory();
        for (String path : List.of(DIRECTORIES, DIRECTORIES + "/" + directory.id(), "/api/admin/nothing")) {
            Answer refused = anybody().get(path).expect(401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            directory.idp().get(path).expect(401);
            anybody().bearing("undefined").get(path).expect(401);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /api/admin/directories         | text/plain       | x    | 415",
                "POST   | /api/admin/directories         | application/json | {    | 400",
                "POST   | /api/admin/directories         | application/json | []   | 400",
                "POST   | /api/admin/directories         | application/json | null | 400",
                "POST   | /api/admin/directories         | application/json | ''   | 400",
                "PUT    | /api/admin/directories         | application/json | {}   | 405",
                "PATCH  | /api/admin/directories/unknown | text/csv         | x    | 415",
                "GET    | /api/admin/directories?limit=0 | application/json | ''   | 400",
                "GET    | /api/admin/users/unknown       | application/json | ''   | 404",
                "DELETE | /api/admin/nothing             | application/json | ''   | 404"
            })
    default void everyRefusalIsAProblemWithTheRequestsId(
            String method, String path, String mediaType, String body, int status) {
        Answer refused = administrator()
                .with("X-Request-Id", "admin-case")
                .speaking(mediaType)
                .send(method, path, BodyPublishers.ofString(body))
                .expect(status);
        JsonObject problem = refused.json();
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("X-Request-Id")).isEqualTo("admin-case");
        assertThat(problem.keySet()).contains("type", "title", "status", "detail");
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).endsWith("admin-case");
        assertThat(refused.header("Allow").isEmpty()).isEqualTo(status != 405);
    }

    @Test
    default void aBodyOverOneMebibyteIsRefusedAlsoWithoutAKnownLength() {
        byte[] body = ("{\"name\":\"" + "x".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        Caller administrator = administrator();
        administrator
                .send("POST", DIRECTORIES, BodyPublishers.ofByteArray(body))
                .expect(413);
        administrator
                .send("POST", DIRECTORIES, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .expect(413);
    }

    private static String newName() {
        return "Directory " + UUID.randomUUID();
    }

    private static JsonObject named(String name) {
        return Json.createObjectBuilder().add("name", name).build();
    }

    private static String newInactiveDirectory(Caller administrator) {
        return DIRECTORIES + "/"
                + administrator
                        .post(DIRECTORIES, named(newName()))
                        .expect(201)
                        .json()
                        .getString("id");
    }

    /** The one field that a 400 names. */
    private static String refusedField(Answer refused) {
        List<JsonObject> errors =
                refused.expect(400).json().getJsonArray("errors").getValuesAs(JsonObject.class);
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).getString("detail")).contains(errors.get(0).getString("field"));
        return errors.get(0).getString("field");
    }
}
