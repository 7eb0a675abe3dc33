package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.synclog.Cause;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The errors inbox: every cause of the catalogue comes into it, and goes when the next try succeeds. */
interface ProblemCases extends RunningRollcall {

    /** No request brings them about; {@link HarmedDatabaseCases} does. */
    Set<Cause> OUT_OF_REACH = EnumSet.of(Cause.UNAVAILABLE, Cause.SERVER_ERROR);

    /** The requests that bring them about name no user and no group. */
    Set<Cause> OF_NOBODY =
            EnumSet.of(Cause.TOO_MANY, Cause.INVALID_TOKEN, Cause.UNKNOWN_ADDRESS, Cause.NOT_IMPLEMENTED);

    /** A directory with a user, before and after its trouble. */
    record Trouble(RunningRollcall server, ConnectedDirectory directory, String name, String user) {

        Caller idp() {
            return directory.idp();
        }

        String path() {
            return USERS + "/" + user;
        }

        void change(JsonObject settings) {
            server.administrator()
                    .patch("/api/admin/directories/" + directory.id(), settings)
                    .expect(200);
        }

        /** Waits until somebody has seen that what was refused has been read since. */
        void awaitNoProblem() {
            String problems = "/api/admin/directories/" + directory.id() + "/problems";
            Caller administrator = server.administrator();
            Instant end = Instant.now().plusSeconds(30);
            while (Instant.now().isBefore(end)
                    && !administrator
                            .get(problems)
                            .expect(200)
                            .json()
                            .getJsonArray("items")
                            .isEmpty()) {
                Thread.onSpinWait();
            }
        }

        /** Changes the user, which is what the next try does in most cases. */
        void succeed() {
            idp().patch(path(), operation("replace", "title", "\"Dr.\"")).expect(200);
        }
    }

    /** What brings a problem about, and what mends it. */
    interface Story {

        void refuse(Trouble trouble);

        default void mend(Trouble trouble) {
            trouble.succeed();
        }
    }

    @TestFactory
    default Stream<DynamicTest> everyCauseComesAndGoes() {
        Map<Cause, Story> stories = stories();
        return EnumSet.complementOf(EnumSet.copyOf(OUT_OF_REACH)).stream()
                .map(cause -> DynamicTest.dynamicTest(cause.spelling(), () -> {
                    Story story = stories.get(cause);
                    assertThat(story).as("a story for %s", cause).isNotNull();
                    assertComesAndGoes(cause, story);
                }));
    }

    @Test
    default void aConflictIsOneLineOfTheLogAndMendsNothing() {
        String name = People.newName();
        JsonObject pushed = People.user(name).add("externalId", "e." + name).build();
        newDirectory().idp().post(USERS, People.user(name).build()).expect(201);
        ConnectedDirectory directory = newDirectory();
        JsonObject unreadable =
                Json.createObjectBuilder(pushed).add("active", "perhaps").build();
        directory.idp().post(USERS, unreadable).expect(400);

        String request = directory.idp().post(USERS, pushed).expect(409).header("X-Request-Id");

        assertThat(problems(directory))
                .extracting(problem -> problem.getString("cause"))
                .containsExactlyInAnyOrder("nameTaken", "invalidValue");
        assertThat(administrator()
                        .get("/api/admin/directories/" + directory.id() + "/log?requestId=" + request)
                        .expect(200)
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getString("action")).isEqualTo("conflict");
                    assertThat(event.getString("result")).isEqualTo("refused");
                    assertThat(event.getInt("status")).isEqualTo(409);
                    assertThat(event.getString("reason")).startsWith("Refused: directory ");
                });
    }

    @Test
    default void aWriteThatWasRefusedIsSettledByAWriteWithoutEffectAndByNoLookup() {
        ConnectedDirectory directory = newDirectory();
        String name = People.newName();
        Trouble trouble = new Trouble(this, directory, name, People.create(directory.idp(), People.user(name)));
        trouble.succeed();
        Trouble other =
                new Trouble(this, directory, "b" + name, People.create(directory.idp(), People.user("b" + name)));
        for (Trouble each : List.of(trouble, other)) {
            directory
                    .idp()
                    .patch(each.path(), operation("replace", "shoeSize", "9"))
                    .expect(400);
        }

        directory.idp().get(other.path()).expect(200);
        trouble.succeed();

        assertThat(Eventually.some(() -> {
                    List<String> open = problems(directory).stream()
                            .map(problem -> problem.getJsonArray("objects").toString())
                            .toList();
                    return open.size() == 1 && !open.get(0).contains(trouble.user()) ? open : List.of();
                }))
                .singleElement()
                .asString()
                .contains(other.user());
    }

    @Test
    default void everyRefusedCallHasALineOfItsOwn() {
        ConnectedDirectory directory = newDirectory();
        String user = USERS + "/" + People.create(directory.idp(), People.user(People.newName()));
        int more = 130;

        for (int i = 0; i < more; i++) {
            directory.idp().patch(user, operation("replace", "shoeSize", "9")).expect(400);
        }

        assertThat(problems(directory)).singleElement().satisfies(problem -> assertThat(problem.getInt("count"))
                .isEqualTo(more));
        assertThat(administrator()
                        .get("/api/admin/directories/" + directory.id() + "/log?action=callRefused&limit=500")
                        .expect(200)
                        .json()
                        .getJsonArray("items"))
                .hasSize(more);
    }

    private void assertComesAndGoes(Cause cause, Story story) {
        ConnectedDirectory directory = newDirectory();
        String name = People.newName();
        Trouble trouble = new Trouble(this, directory, name, People.create(directory.idp(), People.user(name)));

        story.refuse(trouble);
        assertThat(problems(directory)).singleElement().satisfies(problem -> {
            assertThat(problem.getString("cause")).isEqualTo(cause.spelling());
            assertThat(problem.getString("advice")).isEqualTo(cause.advice());
            assertThat(problem.getString("help"))
                    .isEqualTo("docs/problems.md#" + cause.spelling().toLowerCase(Locale.ROOT));
            assertThat(problem.getInt("count")).isPositive();
            assertThat(problem.getInt("affected")).isEqualTo(1);
            assertThat(problem.getJsonArray("objects")).hasSize(OF_NOBODY.contains(cause) ? 0 : 1);
        });
        story.mend(trouble);
        assertThat(problems(directory)).isEmpty();
    }

    private static Map<Cause, Story> stories() {
        Map<Cause, Story> stories = new EnumMap<>(Cause.class);
        addRequests(stories);
        addValues(stories);
        stories.put(Cause.NAME_TAKEN, new ForeignName());
        stories.put(Cause.INVALID_TOKEN, trouble -> trouble.server()
                .anybody()
                .postForm(
                        "/api/oauth/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", trouble.directory().clientId(),
                                "client_secret", "wrong"))
                .expect(401));
        stories.put(Cause.DIRECTORY_INACTIVE, new SwitchedOff());
        stories.put(Cause.FORBIDDEN, new WithoutGroups());
        stories.put(Cause.CONFLICT, new DeletedByAdministrator());
        return stories;
    }

    private static void addRequests(Map<Cause, Story> stories) {
        stories.put(Cause.INVALID_FILTER, new WrongFilter());
        stories.put(Cause.TOO_MANY, trouble -> trouble.idp()
                .post("/api/scim/v2/Bulk", bulkOf(1_001))
                .expect(413));
        stories.put(
                Cause.INVALID_SYNTAX,
                trouble -> trouble.idp().patch(trouble.path(), "{").expect(400));
        stories.put(
                Cause.UNKNOWN_RESOURCE,
                trouble -> trouble.idp().get(USERS + "/" + UUID.randomUUID()).expect(404));
        stories.put(
                Cause.MALFORMED_REQUEST,
                trouble -> trouble.idp().get(USERS + "?cursor=Zm9yZ2Vk").expect(400));
        stories.put(Cause.PAYLOAD_TOO_LARGE, trouble -> trouble.idp()
                .patch(trouble.path(), operation("replace", "title", "\"" + "x".repeat(1_100_000) + "\""))
                .expect(413));
        stories.put(Cause.UNSUPPORTED_MEDIA_TYPE, trouble -> trouble.idp()
                .speaking("text/plain")
                .patch(trouble.path(), "x")
                .expect(415));
        stories.put(
                Cause.METHOD_NOT_ALLOWED,
                trouble -> trouble.idp().delete("/api/scim/v2/Users").expect(405));
        stories.put(
                Cause.UNKNOWN_ADDRESS,
                trouble -> trouble.idp().get("/api/scim/v2/Robots").expect(404));
        stories.put(
                Cause.NOT_IMPLEMENTED,
                trouble -> trouble.idp().get("/api/scim/v2/Me").expect(501));
    }

    private static void addValues(Map<Cause, Story> stories) {
        stories.put(Cause.ALREADY_EXISTS, trouble -> trouble.idp()
                .post(USERS, People.user(trouble.name()).build())
                .expect(409));
        stories.put(Cause.MUTABILITY, patching("id", "\"other\""));
        stories.put(Cause.INVALID_PATH, patching("shoeSize", "9"));
        stories.put(Cause.NO_TARGET, patching("phoneNumbers[type co \\\"w\\\"].value", "\"1\""));
        stories.put(Cause.INVALID_VALUE, patching("active", "\"maybe\""));
        stories.put(Cause.PRECONDITION_FAILED, trouble -> trouble.idp()
                .with("If-Match", "W/\"7\"")
                .patch(trouble.path(), operation("replace", "title", "\"Dr.\""))
                .expect(412));
    }

    private static Story patching(String path, String value) {
        return trouble -> trouble.idp()
                .patch(trouble.path(), operation("replace", path, value))
                .expect(400);
    }

    private static String bulkOf(int operations) {
        String operation = "{\"method\":\"DELETE\",\"path\":\"/Users/1\"}";
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                + String.join(",", Collections.nCopies(operations, operation)) + "]}";
    }

    /** A search that cannot be read, and one that can: nothing is written, only read. */
    final class WrongFilter implements Story {

        @Override
        public void refuse(Trouble trouble) {
            trouble.idp().get(USERS + "?filter=userName").expect(400);
        }

        @Override
        public void mend(Trouble trouble) {
            trouble.idp().get(USERS + "?filter=userName%20pr").expect(200);
            trouble.awaitNoProblem();
        }
    }

    /** Another directory has the name, and gives it free. */
    final class ForeignName implements Story {

        @Override
        public void refuse(Trouble trouble) {
            ConnectedDirectory other = trouble.server().newDirectory();
            String id = People.create(other.idp(), People.user("x" + trouble.name()));
            trouble.idp().post(USERS, People.user("x" + trouble.name()).build()).expect(409);
            other.idp()
                    .patch(USERS + "/" + id, operation("replace", "userName", "\"y" + trouble.name() + "\""))
                    .expect(200);
        }

        @Override
        public void mend(Trouble trouble) {
            People.create(trouble.idp(), People.user("x" + trouble.name()));
        }
    }

    /** An administrator switches the directory off and on. */
    final class SwitchedOff implements Story {

        private static JsonObject active(boolean active) {
            return Json.createObjectBuilder().add("active", active).build();
        }

        @Override
        public void refuse(Trouble trouble) {
            Caller idp = trouble.idp();
            trouble.change(active(false));
            Eventually.expect(403, () -> idp.get(trouble.path()));
            trouble.change(active(true));
        }

        @Override
        public void mend(Trouble trouble) {
            Caller idp = trouble.idp();
            Eventually.expect(200, () -> idp.patch(trouble.path(), operation("replace", "title", "\"Dr.\"")));
        }
    }

    /** The directory has no groups, and then has. */
    final class WithoutGroups implements Story {

        private static JsonObject groups(boolean groups) {
            return Json.createObjectBuilder()
                    .add("synchronization", Json.createObjectBuilder().add("groups", groups))
                    .build();
        }

        @Override
        public void refuse(Trouble trouble) {
            Caller idp = trouble.idp();
            String group = Teams.GROUPS + "/" + Teams.create(idp, "Team " + trouble.name());
            trouble.change(groups(false));
            // What is answered until every cache knows is a success; the last is about the group as well.
            Eventually.expect(
                    403, () -> idp.patch(group, operation("replace", "description", "\"" + UUID.randomUUID() + "\"")));
        }

        @Override
        public void mend(Trouble trouble) {
            Caller idp = trouble.idp();
            trouble.change(groups(true));
            Eventually.expect(200, () -> idp.get(Teams.GROUPS + "/" + group(trouble)));
            idp.patch(Teams.GROUPS + "/" + group(trouble), operation("replace", "description", "\"mended\""))
                    .expect(200);
        }

        private static String group(Trouble trouble) {
            return trouble.server()
                    .administrator()
                    .get("/api/admin/groups?search=" + Caller.encoded("Team " + trouble.name()))
                    .expect(200)
                    .json()
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getString("id");
        }
    }

    /** An administrator deletes the user and restores it. */
    final class DeletedByAdministrator implements Story {

        @Override
        public void refuse(Trouble trouble) {
            trouble.server().administrator().delete(address(trouble, "active")).expect(204);
            trouble.idp()
                    .patch(trouble.path(), operation("replace", "title", "\"Dr.\""))
                    .expect(409);
        }

        @Override
        public void mend(Trouble trouble) {
            trouble.server()
                    .administrator()
                    .send("POST", address(trouble, "deleted") + "/restore", BodyPublishers.noBody())
                    .expect(200);
            trouble.succeed();
        }

        private static String address(Trouble trouble, String status) {
            return "/api/admin/users/"
                    + trouble.server()
                            .administrator()
                            .get("/api/admin/users?status=" + status + "&search=" + trouble.name())
                            .expect(200)
                            .json()
                            .getJsonArray("items")
                            .getJsonObject(0)
                            .getString("id");
        }
    }

    @Test
    default void aFloodOfRefusalsIsOneProblemThatCountsThemAll() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        for (int i = 0; i < 12; i++) {
            idp.get(USERS + "/" + UUID.randomUUID()).expect(404);
        }

        assertThat(problems(directory)).singleElement().satisfies(problem -> {
            assertThat(problem.getInt("count")).isEqualTo(12);
            assertThat(problem.getInt("affected")).isEqualTo(12);
        });
    }

    /** Returns what is in the inbox of a directory. */
    default List<JsonObject> problems(ConnectedDirectory directory) {
        return administrator()
                .get("/api/admin/directories/" + directory.id() + "/problems")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }
}
