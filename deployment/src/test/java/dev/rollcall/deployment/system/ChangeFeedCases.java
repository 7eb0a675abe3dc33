package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an application sees of the change feed. Other tests change things at the same time; each looks at its own. */
interface ChangeFeedCases extends OnSharedDatabase {

    /** What changes of a user are about in turn, so that the names of what changed show their order. */
    List<String> IN_TURN = List.of("title", "nickName", "userType");

    @Test
    default void tellsApplicationsOfEveryChangeOnceInOrder() {
        int writers = 16;
        int changes = Integer.getInteger("rollcall.proof.changes", Boolean.getBoolean("rollcall.proof") ? 1_000 : 25);
        ConnectedDirectory directory = newDirectory();
        Caller application = application();
        FeedReader reader = FeedReader.atTheEnd(application);
        AtomicBoolean writing = new AtomicBoolean(true);
        CompletableFuture<List<JsonObject>> read =
                CompletableFuture.supplyAsync(() -> reader.all(() -> !writing.get()));

        List<Answer> created = Crowd.ask(writers, writer -> {
            Caller idp = directory.idp();
            Answer user = idp.post("/api/scim/v2/Users", feedUser("feed-" + UUID.randomUUID()))
                    .expect(201);
            for (int i = 1; i < changes; i++) {
                idp.patch("/api/scim/v2/Users/" + user.json().getString("id"), change(i))
                        .expect(200);
            }
            return user;
        });
        writing.set(false);
        List<JsonObject> items = read.join();

        assertThat(created).hasSize(writers);
        assertToldOnceInOrder(directory, items, writers, changes);
    }

    @Test
    default void tellsWhatBecomesOfAUserAndShowsItAsItIsNow() {
        ConnectedDirectory directory = newDirectory();
        Caller application = application();
        long start = now(application);
        Caller idp = directory.idp();
        String id = idp.post("/api/scim/v2/Users", feedUser("feed-" + UUID.randomUUID()))
                .expect(201)
                .json()
                .getString("id");
        idp.patch("/api/scim/v2/Users/" + id, active(false)).expect(200);
        idp.patch("/api/scim/v2/Users/" + id, active(true)).expect(200);
        idp.delete("/api/scim/v2/Users/" + id).expect(204);

        List<JsonObject> told = awaitItems(application, start, directory, 4);

        assertThat(told)
                .extracting(item -> item.getString("type"))
                .containsExactly("userCreated", "userDeactivated", "userActivated", "userDeactivated");
        String user = told.get(0).getString("user");
        assertThat(told).allMatch(item -> item.getString("user").equals(user));
        assertThat(told.get(3).getJsonObject("state"))
                .isEqualTo(
                        application.get("/api/admin/users/" + user).expect(200).json());
    }

    @Test
    default void tellsOfGroupsAndOfTheEndOfADirectory() {
        ConnectedDirectory directory = newDirectory();
        Caller application = application();
        long start = now(application);
        String user = People.create(directory.idp(), People.user(People.newName()));
        String group = Teams.create(directory.idp(), "Team " + UUID.randomUUID(), user);
        String address = "/api/admin/directories/" + directory.id();

        List<JsonObject> told = awaitItems(application, start, directory, 3);
        assertThat(told)
                .extracting(item -> item.getString("type"))
                .containsExactly("userCreated", "groupCreated", "membersChanged");
        assertThat(told.get(2).getJsonArray("added").getString(0))
                .isEqualTo(told.get(0).getString("user"));
        assertThat(told.get(1).getJsonObject("state"))
                .isEqualTo(application
                        .get("/api/admin/groups/" + group)
                        .expect(200)
                        .json());

        long before = now(application);
        administrator().patch(address, "{\"active\":false}").expect(200);
        administrator().delete(address).expect(204);
        assertThat(awaitItems(application, before, directory, 2))
                .extracting(item -> item.getString("type"))
                .containsExactly("directoryRemoved", "userUpdated");
    }

    /** Requirement G7: identity providers repeat what they are not sure of. */
    @Test
    default void tellsAChangeOnceThatIsSentTenTimes() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        Caller application = application();
        long start = now(application);
        String name = "feed-" + UUID.randomUUID();
        String id = idp.post("/api/scim/v2/Users", feedUser(name))
                .expect(201)
                .json()
                .getString("id");
        String user = "/api/scim/v2/Users/" + id;
        String group = Teams.GROUPS + "/" + Teams.create(idp, "Once");
        for (Runnable change : List.<Runnable>of(
                () -> idp.patch(user, operation("title", "\"Dr.\"")).expect(200),
                () -> idp.put(user, People.user(name).add("nickName", "Joy").build())
                        .expect(200),
                () -> idp.patch(group, Teams.members("add", List.of(id))).expect(200),
                () -> idp.put(group, Teams.group("Twice", List.of(id))).expect(200),
                () -> idp.put(group, Teams.group("Twice", List.of())).expect(200))) {
            for (int i = 0; i < 10; i++) {
                change.run();
            }
        }
        idp.delete(group).expect(204);

        assertThat(awaitItems(application, start, directory, 8))
                .extracting(item -> item.getString("type"))
                .containsExactly(
                        "userCreated",
                        "groupCreated",
                        "userUpdated",
                        "userUpdated",
                        "membersChanged",
                        "groupUpdated",
                        "membersChanged",
                        "groupDeleted");
        assertThat(Pages.of(administrator(), "/api/admin/directories/" + directory.id() + "/log"))
                .extracting(event -> event.getString("action"))
                .startsWith(
                        "groupDeleted",
                        "membersChanged",
                        "groupRenamed",
                        "membersChanged",
                        "updated",
                        "updated",
                        "groupCreated",
                        "created");
    }

    @Test
    default void tellsWhichGroupsShowARestoredUserAgain() {
        ConnectedDirectory directory = newDirectory(Json.createObjectBuilder()
                .add(
                        "synchronization",
                        Json.createObjectBuilder()
                                .add(
                                        "deprovisionPolicy",
                                        Json.createObjectBuilder().add("type", "delete")))
                .build());
        Caller application = application();
        long start = now(application);
        Caller idp = directory.idp();
        String user = People.create(idp, People.user(People.newName()));
        String left = Teams.create(idp, "Left " + UUID.randomUUID(), user);
        String kept = Teams.create(idp, "Kept " + UUID.randomUUID(), user);
        idp.patch("/api/scim/v2/Users/" + user, active(false)).expect(200);
        String joined = Teams.create(idp, "Joined " + UUID.randomUUID(), user);
        idp.patch(Teams.GROUPS + "/" + left, Teams.members("remove", List.of(user)))
                .expect(200);
        idp.patch("/api/scim/v2/Users/" + user, active(true)).expect(200);

        List<JsonObject> all = awaitItems(application, start, directory, 10);
        List<JsonObject> told = all.subList(7, all.size());
        assertThat(told)
                .extracting(item -> item.getString("type"))
                .containsExactly("userRestored", "membersChanged", "membersChanged");
        assertThat(told.subList(1, 3))
                .allMatch(item -> item.getJsonArray("added")
                        .equals(Json.createArrayBuilder(List.of(told.get(0).getString("user")))
                                .build()))
                .extracting(item -> item.getString("group"))
                .containsExactlyInAnyOrder(kept, joined);
    }

    @Test
    default void wakesAReaderThatWaits() {
        ConnectedDirectory directory = newDirectory();
        Caller application = application();
        long start = now(application);
        Instant asked = Instant.now();
        CompletableFuture<List<JsonObject>> waiting =
                CompletableFuture.supplyAsync(() -> awaitItems(application, start, directory, 1));
        directory
                .idp()
                .post("/api/scim/v2/Users", feedUser("feed-" + UUID.randomUUID()))
                .expect(201);

        assertThat(waiting.join()).hasSize(1);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    default void refusesAReaderWhoseNumberWasNeverGivenAndParametersThatAreWrong() {
        Caller application = application();

        application.get("/api/admin/changes?after=999999999999").expect(410);
        application.get("/api/admin/changes?after=x&wait=31&limit=0").expect(400);
        assertThat(application.get("/api/admin/changes/status").expect(200).json())
                .containsKeys("tail", "head", "lagMilliseconds");
        application.post("/api/admin/application-clients", "{\"name\":\"x\"}").expect(403);
        newDirectory().idp().get("/api/admin/changes").expect(401);
    }

    @Test
    default void tellsHowLongTheOldestChangeHasWaitedForItsNumber() throws SQLException {
        Caller application = application();
        Caller idp = newDirectory().idp();
        awaitLag(application, lag -> lag == 0);
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            // Until the end of this transaction nothing gets a number.
            statement.executeQuery("select head from change_feed where id = 1 for update");
            Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            People.create(idp, People.user(People.newName()));
            People.create(idp, People.user(People.newName()));

            long lag = awaitLag(application, waited -> waited >= 200);

            assertThat(lag)
                    .isLessThanOrEqualTo(Duration.between(begin, Instant.now()).toMillis());
            assertThat(awaitLag(application, waited -> waited > lag)).isGreaterThan(lag);
            database.rollback();
        }
        assertThat(awaitLag(application, lag -> lag == 0)).isZero();
    }

    /** The lag as soon as it is such; after 20 seconds, as it is. */
    private static long awaitLag(Caller application, LongPredicate expected) {
        Instant end = Instant.now().plusSeconds(20);
        long lag;
        do {
            lag = application
                    .get("/api/admin/changes/status")
                    .expect(200)
                    .json()
                    .getJsonNumber("lagMilliseconds")
                    .longValue();
        } while (!expected.test(lag) && Instant.now().isBefore(end));
        return lag;
    }

    @Test
    default void endsTheTokensOfAnApplicationThatIsRemoved() {
        JsonObject client = applicationClient();
        Caller application =
                anybody().signedIn(client.getString("clientId"), client.getString("clientSecret"), "admin");
        application.get("/api/admin/changes?after=now").expect(200);
        assertThat(administrator()
                        .get("/api/admin/application-clients")
                        .expect(200)
                        .body())
                .contains(client.getString("clientId"))
                .doesNotContain(client.getString("clientSecret"));

        administrator()
                .delete("/api/admin/application-clients/" + client.getString("id"))
                .expect(204);

        Eventually.expect(401, () -> application.get("/api/admin/changes?after=now"));
        administrator()
                .delete("/api/admin/application-clients/" + client.getString("id"))
                .expect(404);
    }

    private JsonObject applicationClient() {
        return administrator()
                .post(
                        "/api/admin/application-clients",
                        Json.createObjectBuilder().add("name", "CRM").build())
                .expect(201)
                .json();
    }

    private Caller application() {
        JsonObject client = applicationClient();
        return anybody().signedIn(client.getString("clientId"), client.getString("clientSecret"), "admin");
    }

    private static long now(Caller application) {
        return application
                .get("/api/admin/changes?after=now")
                .expect(200)
                .json()
                .getJsonNumber("next")
                .longValue();
    }

    /** Returns the body of the PATCH that is the {@code i}-th change of a user. */
    static String change(int i) {
        return operation(inTurn(i), "\"Value " + i + "\"");
    }

    private static String inTurn(int i) {
        return IN_TURN.get(i % IN_TURN.size());
    }

    /** Each writer has created a user and then made each {@link #change} of it, so that there were so many of each. */
    static void assertToldOnceInOrder(ConnectedDirectory directory, List<JsonObject> items, int writers, int changes) {
        Map<String, List<JsonObject>> byUser = new LinkedHashMap<>();
        items.stream()
                .filter(item -> item.get("directory").toString().contains(directory.id()))
                .filter(item -> item.get("user") instanceof JsonString)
                .forEach(item -> byUser.computeIfAbsent(item.getString("user"), any -> new ArrayList<>())
                        .add(item));
        assertThat(byUser).hasSize(writers).allSatisfy((user, told) -> {
            assertThat(told)
                    .extracting(item -> item.getString("type"))
                    .hasSize(changes)
                    .startsWith("userCreated")
                    .last()
                    .isEqualTo("userUpdated");
            assertThat(told)
                    .filteredOn(item -> item.getString("type").equals("userCreated"))
                    .hasSize(1);
            assertThat(told).extracting(item -> item.getString("time")).isSorted();
            assertThat(told.subList(1, changes))
                    .extracting(item -> item.getJsonArray("changed").getString(0))
                    .isEqualTo(IntStream.range(1, changes)
                            .mapToObj(ChangeFeedCases::inTurn)
                            .toList());
        });
    }

    private static List<JsonObject> awaitItems(
            Caller application, long start, ConnectedDirectory directory, int number) {
        List<JsonObject> own = new ArrayList<>();
        long after = start;
        while (own.size() < number) {
            JsonObject part = application
                    .get("/api/admin/changes?wait=5&after=" + after)
                    .expect(200)
                    .json();
            List<JsonObject> items = part.getJsonArray("items").getValuesAs(JsonObject.class);
            assertThat(items).as("items after %s", after).isNotEmpty();
            items.stream()
                    .filter(item -> item.get("directory").toString().contains(directory.id()))
                    .forEach(own::add);
            after = part.getJsonNumber("next").longValue();
        }
        return own;
    }

    private static String feedUser(String name) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + name
                + "\",\"active\":true}";
    }

    private static String active(boolean active) {
        return operation("active", String.valueOf(active));
    }

    private static String operation(String path, String value) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                + "\"Operations\":[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
    }
}
