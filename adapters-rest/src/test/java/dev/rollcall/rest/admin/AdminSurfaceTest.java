package dev.rollcall.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.access.CallerChanges;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.application.directory.Administrations;
import dev.rollcall.application.directory.ApiClientAdministration;
import dev.rollcall.application.directory.DirectoryAdministration;
import dev.rollcall.application.directory.GroupAdministration;
import dev.rollcall.application.directory.SchemaAdministration;
import dev.rollcall.application.directory.SecretTokenAdministration;
import dev.rollcall.application.directory.UserAdministration;
import dev.rollcall.application.directory.UserRecords;
import dev.rollcall.application.lifecycle.DirectoryRemovals;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.provisioning.LinkMemberships;
import dev.rollcall.application.synclog.FeedSignal;
import dev.rollcall.application.synclog.SyncLogQueries;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.rest.http.InMemorySurface;
import dev.rollcall.rest.http.InMemorySurface.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminSurfaceTest {

    private static final String ADDRESS = "http://localhost:8080/api/admin";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);

    private final InMemorySurface anybody = surface();
    private final InMemorySurface administrator = as(Permission.values());

    @Test
    void showsAWholeDirectory() {
        Answer created = post("/directories", "{\"name\":\"HR\",\"type\":\"SCIM\"}");
        String id = created.json().text("id").orElseThrow();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + "/directories/" + id);
        assertThat(created.header("Content-Type")).isEqualTo("application/json");
        assertThat(created.body()).isEqualTo("""
                        {"id":"%s","name":"HR","type":"SCIM","active":false,"denyFormLogin":false,\
                        "users":{"existingLocalUsers":"connect","matchBy":"userName","usersOfOtherDirectories":"reject",\
                        "manualChanges":"lock","manualBlock":"blockWins","protectUsers":true},\
                        "synchronization":{"activate":true,"deprovisionPolicy":{"type":"deactivate","graceDays":30},\
                        "restore":true,"brake":{"enabled":true,"percent":20,"minimum":10,"holdDeactivations":false},\
                        "groups":true,"sameGroupName":"reject","deletedGroup":"delete","unknownMembers":"park",\
                        "unknownAttributes":"ignore","logRetentionDays":180},\
                        "status":{"users":{"active":0,"inactive":0,"waiting":0},"held":0,"groups":0,"parkedMembers":0,\
                        "conflicts":0,"lastContact":null,"lastSuccess":null,"lastError":null,"hours":%s,\
                        "tolerated":[],"expiring":[]},\
                        "connection":{"tenantUrl":"http://localhost:8080/api/scim/v2",\
                        "tokenUrl":"http://localhost:8080/api/oauth/token"},\
                        "created":"2026-11-22T04:00:00.000Z","lastModified":"2026-11-22T04:00:00.000Z"}\
                        """.formatted(id, quietHours()));
        assertThat(get("/directories/" + id).json()).isEqualTo(created.json());
    }

    private static String quietHours() {
        Instant first = CLOCK.instant().minus(Duration.ofHours(23));
        return IntStream.range(0, 24)
                .mapToObj(hour -> first.plus(Duration.ofHours(hour)).toString().replace("Z", ".000Z"))
                .map(from -> "{\"from\":\"" + from + "\",\"requests\":0,\"errors\":0}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void changesADirectoryByMergePatch() {
        String path = "/directories/" + newDirectory("HR");

        Answer patched = administrator.send(
                "PATCH", path, "{\"users\":{\"matchBy\":null}}", "Content-Type", "application/merge-patch+json");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json()).isEqualTo(get(path).json());
    }

    @Test
    void listsDirectoriesPageByPage() {
        for (int i = 0; i < 5; i++) {
            newDirectory("Directory " + i);
        }

        Answer first = get("/directories?limit=2");
        Answer second = get("/directories?limit=2&cursor=" + next(first));
        Answer third = get("/directories?limit=2&cursor=" + next(second));

        assertThat(items(first).elements()).hasSize(2);
        assertThat(items(second).elements()).hasSize(2);
        assertThat(items(third).elements()).hasSize(1);
        assertThat(third.json().get("next")).isEqualTo(Null.NULL);
        assertThat(items(get("/directories")).elements())
                .hasSize(5)
                .containsAll(items(second).elements());
        assertThat(get("/directories?limit=5").json().get("next")).isEqualTo(Null.NULL);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=501, limit",
        "limit=-1, limit",
        "limit=ten, limit",
        "limit=99999999999, limit",
        "limit=, limit",
        "cursor=, cursor",
        "cursor=!!, cursor",
        "cursor=bm8, cursor"
    })
    void refusesAListParameterByName(String query, String parameter) {
        Answer answer = get("/directories?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo(parameter);
    }

    @Test
    void deletesADirectoryAndSaysNothing() {
        String path = "/directories/" + newDirectory("HR");

        Answer deleted = administrator.send("DELETE", path + "?users=delete", "");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void refusesToGuessWhatBecomesOfTheUsers() {
        Answer answer = administrator.send("DELETE", "/directories/" + newDirectory("HR") + "?users=keep", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo("users");
    }

    @Test
    void showsAClientSecretOnce() {
        String clients = "/directories/" + newDirectory("HR") + "/api-clients";

        Answer created = post(clients, "{\"name\":\"Okta\"}");
        String id = created.json().text("id").orElseThrow();
        String secret = created.json().text("clientSecret").orElseThrow();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + clients + "/" + id);
        assertThat(created.json().names())
                .containsExactly(
                        "id", "name", "clientId", "created", "lastUsed", "expiresAt", "secrets", "clientSecret");
        assertThat(created.json().text("clientId").orElseThrow()).matches("[a-z0-9]{20}");
        assertThat(get(clients).body())
                .doesNotContain(secret)
                .contains("\"secrets\":[{\"lastFour\":\"" + secret.substring(secret.length() - 4)
                        + "\",\"created\":\"2026-11-22T04:00:00.000Z\",\"expiresAt\":null}]");
        assertThat(items(get(clients)).elements())
                .containsExactly(created.json().without("clientSecret"));
    }

    @Test
    void showsTheSecretOfARotationOnce() {
        String clients = "/directories/" + newDirectory("HR") + "/api-clients";
        String client = post(clients, "{\"name\":\"Okta\"}").json().text("id").orElseThrow();

        Answer rotated = post(clients + "/" + client + "/secrets", "{\"overlapSeconds\":3600}");

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.json().text("clientSecret").orElseThrow()).startsWith("rcs_");
        assertThat(rotated.body()).contains("\"expiresAt\":\"2026-11-22T05:00:00.000Z\"");
        assertThat(items(get(clients)).elements())
                .containsExactly(rotated.json().without("clientSecret"));
    }

    @Test
    void showsASecretTokenOnce() {
        String tokens = "/directories/" + newDirectory("HR") + "/tokens";

        Answer created = post(tokens, "{\"name\":\"Entra\"}");
        String id = created.json().text("id").orElseThrow();
        String token = created.json().text("token").orElseThrow();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + tokens + "/" + id);
        assertThat(created.json().names())
                .containsExactly("id", "name", "lastFour", "created", "lastUsed", "expiresAt", "token");
        assertThat(created.json().text("expiresAt")).contains("2027-11-22T04:00:00.000Z");
        assertThat(token)
                .startsWith("rct_")
                .endsWith(created.json().text("lastFour").orElseThrow());
        assertThat(items(get(tokens)).elements()).containsExactly(created.json().without("token"));
    }

    @Test
    void deletesClientsAndTokens() {
        String directory = "/directories/" + newDirectory("HR");
        for (String kind : new String[] {"/api-clients", "/tokens"}) {
            String id =
                    post(directory + kind, "{\"name\":\"x\"}").json().text("id").orElseThrow();

            assertThat(administrator
                            .send("DELETE", directory + kind + "/" + id, "")
                            .status())
                    .isEqualTo(204);
            assertThat(administrator
                            .send("DELETE", directory + kind + "/" + id, "")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void namesEveryFieldThatIsWrongAndTheRequest() {
        Answer answer = administrator.send(
                "POST",
                "/directories",
                "{\"colour\":\"blue\",\"users\":{\"matchBy\":\"mail\"},\"name\":\"HR\"}",
                "Content-Type",
                "application/json",
                "X-Request-Id",
                "from-the-test");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isEqualTo("from-the-test");
        assertThat(answer.body()).isEqualTo("""
                        {"type":"about:blank","title":"Bad Request","status":400,\
                        "detail":"2 fields are wrong; see errors. Request id: from-the-test",\
                        "errors":[{"field":"users.matchBy",\
                        "detail":"The field users.matchBy must be one of userName, userNameThenEmail."},\
                        {"field":"colour","detail":"The field colour is not known."}]}\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"a\"} {}"})
    void refusesABodyThatIsNoObject(String body) {
        assertProblem(post("/directories", body), 400);
    }

    @Test
    void refusesABodyOverOneMebibyte() {
        String long1 = "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}";

        assertProblem(post("/directories", long1), 413);
    }

    @Test
    void refusesAnotherMediaType() {
        assertProblem(administrator.send("POST", "/directories", "name=HR", "Content-Type", "text/plain"), 415);
    }

    @Test
    void namesTheMethodsThatAnAddressOffers() {
        Answer answer = administrator.send("PUT", "/directories", "{}", "Content-Type", "application/json");

        assertProblem(answer, 405);
        assertThat(answer.header("Allow").split(",")).contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/directories/nothing",
                "/directories/nothing/api-clients",
                "/directories/nothing/tokens",
                "/directories/nothing/log",
                "/users/nothing",
                "/groups/nothing",
                "/groups/nothing/members"
            })
    void answersAnUnknownAddressWithAProblem(String path) {
        assertProblem(get(path), 404);
    }

    @Test
    void answersNoMatterWhatTheClientAccepts() {
        assertThat(administrator
                        .send("GET", "/directories", "", "Accept", "text/html")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsAnswersOutOfCachesAndPages() {
        for (Answer answer : new Answer[] {get("/directories"), get("/nothing"), anybody.send("GET", "/", "")}) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void challengesACallerWithoutACredentialWhateverTheAddress() {
        for (String path : new String[] {"/directories", "/nothing", "/"}) {
            Answer answer = anybody.send("GET", path, "");

            assertProblem(answer, 401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"rollcall\"");
        }
    }

    @Test
    void challengesACallerWithABadCredential() {
        Answer answer = anybody.refused(AccessRefusal.INVALID_TOKEN).send("GET", "/directories", "");

        assertProblem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void refusesTheCredentialOfADirectory() {
        Directory directory = new Directory(
                new DirectoryId("d"),
                DirectorySettings.create(Complex.of("name", new Text("HR"))),
                Meta.createdAt(CLOCK.instant()));

        Answer answer = anybody.as(new Caller.OfDirectory(directory, "client")).send("GET", "/directories", "");

        assertProblem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void refusesSeveralCredentials() {
        assertProblem(anybody.refused(AccessRefusal.SEVERAL_CREDENTIALS).send("GET", "/directories", ""), 400);
    }

    @Test
    void asksForAnotherTryWhileCredentialsCannotBeChecked() {
        Answer answer = anybody.refused(AccessRefusal.UNAVAILABLE).send("GET", "/directories", "");

        assertProblem(answer, 503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void letsAReaderReadAndNothingElse() {
        InMemorySurface reader = as(Permission.READ);
        String id = newDirectory("HR");

        assertThat(reader.send("GET", "/directories/" + id, "").status()).isEqualTo(200);
        assertThat(reader.send("HEAD", "/directories/" + id, "").status()).isEqualTo(200);
        for (String method : new String[] {"POST", "PATCH", "PUT", "DELETE", "BREW"}) {
            Answer answer = reader.send(method, "/directories/" + id, "");
            assertProblem(answer, 403);
            assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
        }
    }

    @Test
    void refusesAnAdministratorWithoutTheRightPermission() {
        assertProblem(as(Permission.MANAGE_USERS).send("GET", "/directories", ""), 403);
        assertProblem(as().send("GET", "/directories", ""), 403);
    }

    @Test
    void showsAWholeLocalUser() {
        Answer created = post(
                "/users",
                "{\"loginName\":\"ann\",\"attributes\":{\"name\":{\"givenName\":\"Ann\"},\"title\":\"Dr.\"}}");
        String id = created.json().text("id").orElseThrow();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + "/users/" + id);
        assertThat(created.body()).isEqualTo("""
                        {"id":"%s","loginName":"ann","status":"active","blocked":false,"protected":false,\
                        "attributes":{"name":{"givenName":"Ann"},"title":"Dr."},\
                        "effective":{"userName":"ann","active":true,"name":{"givenName":"Ann"},"title":"Dr."},\
                        "link":null}\
                        """.formatted(id));
        assertThat(get("/users/" + id).json()).isEqualTo(created.json());
    }

    @Test
    void changesAUserByMergePatch() {
        String path = "/users/" + newUser("ann");

        Answer patched = administrator.send(
                "PATCH", path, "{\"attributes\":{\"title\":\"Dr.\"}}", "Content-Type", "application/merge-patch+json");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body()).contains("\"attributes\":{\"title\":\"Dr.\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "block, \"blocked\":true",
        "unblock, \"blocked\":false",
        "protect, \"protected\":true",
        "unprotect, \"protected\":false",
        "detach, \"link\":null",
        "restore, \"status\":\"active\"",
        "anonymise, \"loginName\":null"
    })
    void actsOnAUserWithoutABody(String action, String expected) {
        String path = "/users/" + newUser("ann");

        Answer first = administrator.send("POST", path + "/" + action, "");

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains(expected);
        assertThat(administrator.send("POST", path + "/" + action, "").body()).isEqualTo(first.body());
        assertThat(get(path).body()).isEqualTo(first.body());
    }

    @Test
    void hidesDeletedUsersUnlessTheyAreAskedFor() {
        String ann = newUser("ann");
        String bea = newUser("bea");
        assertThat(administrator.send("DELETE", "/users/" + ann, "").status()).isEqualTo(204);
        assertThat(administrator.send("DELETE", "/users/" + ann, "").status()).isEqualTo(204);

        assertThat(get("/users").body()).contains(bea).doesNotContain(ann);
        assertThat(get("/users?status=deleted").body())
                .contains(ann, "\"status\":\"deleted\"")
                .doesNotContain(bea);
        assertThat(get("/users?search=BE&status=active").body()).contains(bea);
        assertThat(get("/users?search=be&directory=unknown").body()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(get("/users/" + ann).status()).isEqualTo(200);
    }

    @Test
    void listsUsersPageByPage() {
        for (int i = 0; i < 3; i++) {
            newUser("user" + i);
        }

        Answer first = get("/users?search=user&limit=2");
        Answer second = get("/users?search=user&limit=2&cursor=" + next(first));

        assertThat(items(first).elements()).hasSize(2);
        assertThat(items(second).elements()).hasSize(1);
        assertThat(second.json().get("next")).isEqualTo(Null.NULL);
    }

    @ParameterizedTest
    @CsvSource({"status=gone, status", "status=ACTIVE, status", "limit=0, limit", "search=%00, search"})
    void refusesAParameterOfTheUsersByName(String query, String parameter) {
        Answer answer = get("/users?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                | loginName",
                "{\"loginName\":\"a\",\"status\":\"deleted\"}                      | status",
                "{\"loginName\":\"a\",\"attributes\":{\"emails\":[[1]],\"x\":1}}   | attributes.x attributes.emails"
            })
    void namesEveryFieldOfAUserThatIsWrong(String body, String wrong) {
        Answer answer = post("/users", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo(wrong);
    }

    @Test
    void refusesALoginNameThatIsTaken() {
        newUser("ann");

        assertProblem(post("/users", "{\"loginName\":\"ANN\"}"), 409);
    }

    @Test
    void doesNotKnowEveryAction() {
        String path = "/users/" + newUser("ann");

        assertProblem(administrator.send("POST", path + "/promote", ""), 404);
        assertProblem(administrator.send("POST", path + "/delete", ""), 404);
        assertProblem(administrator.send("POST", "/users/nobody/block", ""), 404);
    }

    @Test
    void letsOnlyThoseManagePeopleWhoMay() {
        String path = "/users/" + newUser("ann");
        InMemorySurface people = as(Permission.MANAGE_USERS);
        InMemorySurface directories = as(Permission.MANAGE_USER_DIRECTORIES);

        assertThat(people.send("GET", path, "").status()).isEqualTo(200);
        assertThat(people.send("POST", path + "/block", "").status()).isEqualTo(200);
        assertThat(as(Permission.READ).send("GET", path, "").status()).isEqualTo(200);
        assertProblem(as(Permission.READ).send("POST", path + "/block", ""), 403);
        for (String disguise : new String[] {path, "/users;a=b/x", "//users", "/%75sers", "/./users"}) {
            Answer refused = directories.send("POST", disguise, "{}", "Content-Type", "application/json");
            assertThat(refused.status()).as(disguise).isIn(403, 404);
            assertThat(directories.send("GET", disguise, "").status())
                    .as(disguise)
                    .isIn(403, 404);
        }
        assertThat(directories.send("GET", path, "").body()).contains("manage-users");
    }

    @Test
    void managesALocalGroup() {
        String ann = newUser("ann");
        String bea = newUser("bea");
        Answer created = post(
                "/groups",
                "{\"displayName\":\"Staff\",\"description\":\"All\",\"members\":[\"" + ann + "\",\"" + bea + "\"]}");
        String path = "/groups/" + created.json().text("id").orElseThrow();

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + path);
        assertThat(created.body())
                .endsWith("\"displayName\":\"Staff\",\"description\":\"All\",\"directoryId\":null,\"externalId\":null,"
                        + "\"members\":2,\"created\":\"2026-11-22T04:00:00.000Z\","
                        + "\"lastModified\":\"2026-11-22T04:00:00.000Z\"}");
        assertThat(get(path).json()).isEqualTo(created.json());
        assertThat(get(path + "/members?limit=1").body()).contains("\"loginName\"", "\"scimId\":null", "\"next\":\"");
        Answer patched = patch(path, "{\"members\":[\"" + bea + "\"],\"description\":null}");
        assertThat(patched.body()).contains("\"members\":1", "\"description\":null", "\"displayName\":\"Staff\"");
        assertThat(get(path + "/members").body()).contains(bea).doesNotContain(ann);
        assertThat(get("/groups?search=sta").body()).contains("Staff");
        assertThat(get("/groups?search=taff").body()).doesNotContain("Staff");
        assertProblem(post("/groups", "{\"displayName\":\"STAFF\"}"), 409);
        assertThat(administrator.send("DELETE", path, "").status()).isEqualTo(204);
        assertProblem(get(path), 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                             | displayName",
                "{\"displayName\":7}                            | displayName",
                "{\"displayName\":\"a\",\"members\":[\"nobody\"]} | members",
                "{\"displayName\":\"a\",\"members\":\"x\"}        | members",
                "{\"displayName\":\"a\",\"directoryId\":\"x\"}    | directoryId",
                "{\"displayName\":\"a\",\"description\":1}        | description"
            })
    void namesEveryFieldOfAGroupThatIsWrong(String body, String wrong) {
        Answer answer = post("/groups", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo(wrong);
    }

    private Answer patch(String path, String body) {
        return administrator.send("PATCH", path, body, "Content-Type", "application/merge-patch+json");
    }

    private String newUser(String loginName) {
        return post("/users", "{\"loginName\":\"" + loginName + "\"}")
                .json()
                .text("id")
                .orElseThrow();
    }

    private static InMemorySurface surface() {
        Ports ports = Ports.inMemory();
        return InMemorySurface.of(new AdminApplication(), ADDRESS, new AbstractBinder() {
            @Override
            protected void configure() {
                bind(new FeedSignal()).to(FeedSignal.class);
                bind(new SchemaAdministration(
                                ports.directories(),
                                ports.links(),
                                ports.transactions(),
                                new CallerChanges(Duration.ZERO),
                                CLOCK))
                        .to(SchemaAdministration.class);
                bind(new DirectoryAdministration(
                                ports.directories(),
                                Administrations.statuses(ports, CLOCK),
                                ports.syncLog(),
                                ports.transactions(),
                                CLOCK))
                        .to(DirectoryAdministration.class);
                bind(new DirectoryRemovals(
                                ports.transactions(), ports.directories(), ports.users(), ports.syncLog(), CLOCK))
                        .to(DirectoryRemovals.class);
                bind(new ApiClientAdministration(ports.directories(), ports.apiClients(), ports.transactions(), CLOCK))
                        .to(ApiClientAdministration.class);
                bind(new SecretTokenAdministration(
                                ports.directories(), ports.secretTokens(), ports.transactions(), CLOCK))
                        .to(SecretTokenAdministration.class);
                bind(new UserAdministration(
                                ports.transactions(),
                                ports.users(),
                                new UserRecords(
                                        ports.users(), ports.links(), ports.directories(), ports.syncLog(), CLOCK),
                                new LinkMemberships(ports.memberships())))
                        .to(UserAdministration.class);
                bind(new SyncLogQueries(
                                ports.transactions(),
                                ports.directories(),
                                ports.users(),
                                ports.groups(),
                                ports.syncLog()))
                        .to(SyncLogQueries.class);
                bind(new GroupAdministration(
                                ports.transactions(),
                                ports.groups(),
                                ports.administeredGroups(),
                                ports.syncLog(),
                                CLOCK))
                        .to(GroupAdministration.class);
                bind(new Addresses(new PublicUrl(Optional.empty()))).to(Addresses.class);
            }
        });
    }

    private InMemorySurface as(Permission... permissions) {
        return anybody.as(new Caller.OfAdministrator(Set.of(permissions), "admin"));
    }

    private Answer get(String pathAndQuery) {
        return administrator.send("GET", pathAndQuery, "");
    }

    private Answer post(String path, String body) {
        return administrator.send("POST", path, body, "Content-Type", "application/json");
    }

    private String newDirectory(String name) {
        return post("/directories", "{\"name\":\"" + name + "\"}")
                .json()
                .text("id")
                .orElseThrow();
    }

    private static Many items(Answer list) {
        return (Many) Objects.requireNonNull(list.json().get("items"));
    }

    private static String next(Answer list) {
        return list.json().text("next").orElseThrow();
    }

    private static String fields(Answer problem) {
        Many errors = (Many) Objects.requireNonNull(problem.json().get("errors"));
        return String.join(
                " ",
                errors.complexElements()
                        .map(error -> error.text("field").orElseThrow())
                        .toList());
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().names()).contains("type", "title", "status", "detail");
        assertThat(answer.json().text("detail").orElseThrow())
                .endsWith(" Request id: " + answer.header("X-Request-Id"));
    }
}
