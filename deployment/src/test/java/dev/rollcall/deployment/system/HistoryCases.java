package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the history of a user or group says about what administrators did, and that it says so once. */
interface HistoryCases extends RunningRollcall {

    /**
     * Something an administrator does.
     *
     * @param request method and path below the user or group
     * @param body of the request; {@code $directory} stands for a directory and {@code $user} for a user
     * @param action what the history calls it
     * @param changed the names of the attributes that change by it
     */
    record Act(String request, String body, String action, String reason, List<String> changed) {

        private static final String BY_HAND = " by an administrator.";

        static final List<Act> ON_A_USER = List.of(
                new Act("PATCH", "{\"attributes\":{\"nickName\":\"N\"}}", "edited", "Changed" + BY_HAND, "nickName"),
                new Act("POST /block", "", "blocked", "Blocked" + BY_HAND),
                new Act("POST /unblock", "", "unblocked", "The block was lifted" + BY_HAND),
                new Act("POST /protect", "", "protectionSet", "An administrator protects the user from now on."),
                new Act("POST /unprotect", "", "protectionLifted", "An administrator no longer protects the user."),
                new Act("POST /detach", "", "detached", "Detached from its user directory" + BY_HAND, "emails"),
                new Act(
                        "POST /connect",
                        "{\"directoryId\":\"$directory\",\"externalId\":\"E-1\"}",
                        "connected",
                        "Connected to a user directory" + BY_HAND,
                        "externalId"),
                new Act(
                        "POST /connect",
                        "{\"directoryId\":\"$directory\",\"externalId\":\"E-2\"}",
                        "edited",
                        "Changed" + BY_HAND,
                        "externalId"),
                new Act("DELETE", "", "deleted", "Deleted" + BY_HAND),
                new Act("POST /restore", "", "restored", "Brought back" + BY_HAND),
                new Act("POST /anonymise", "", "anonymised", "Anonymised" + BY_HAND));

        static final List<Act> ON_A_GROUP = List.of(
                new Act("PATCH", "{\"displayName\":\"Of $user\"}", "groupUpdated", "Changed" + BY_HAND, "displayName"),
                new Act("PATCH", "{\"members\":[\"$user\"]}", "membersChanged", "Changed" + BY_HAND, "members"),
                new Act("PATCH", "{\"members\":[]}", "membersChanged", "Changed" + BY_HAND, "members"),
                new Act("DELETE", "", "groupDeleted", "Deleted" + BY_HAND));

        Act(String request, String body, String action, String reason, String... changed) {
            this(request, body, action, reason, List.of(changed));
        }

        Answer on(String path, Caller administrator, String directory, String user) {
            String[] methodAndPath = (request + " ").split(" ", 2);
            String address = path + methodAndPath[1].strip();
            String told = body.replace("$directory", directory).replace("$user", user);
            return switch (methodAndPath[0]) {
                case "PATCH" -> administrator.patch(address, told);
                case "DELETE" -> administrator.delete(address);
                default -> administrator.post(address, told);
            };
        }
    }

    @Test
    default void theHistoryOfAUserShowsWhatAdministratorsDid() {
        ConnectedDirectory directory = newDirectory();
        String name = People.newName();
        String link = People.create(directory.idp(), People.user(name));
        String id = Pages.of(administrator(), "/api/admin/users?search=" + name)
                .get(0)
                .getString("id");
        String path = "/api/admin/users/" + id;
        JsonObject created = history(path).get(0);
        assertThat(created.getString("action")).isEqualTo("created");
        assertThat(created.getString("actor")).isEqualTo("identityProvider");
        assertThat(created.getString("client")).isEqualTo(directory.clientId());
        assertThat(created.getString("directory")).isEqualTo(directory.id());
        assertThat(created.getString("scimId")).isEqualTo(link);

        for (Act act : Act.ON_A_USER) {
            JsonObject event = assertTold(act, path, directory.id(), id);
            assertThat(event.getString("user")).isEqualTo(id);
        }
        assertThat(history(path)).hasSize(1 + Act.ON_A_USER.size());
    }

    @Test
    default void theHistoryOfAGroupShowsWhatItsDirectoryDid() {
        Caller idp = newDirectory().idp();
        String name = "Team " + UUID.randomUUID();
        String group = Teams.create(idp, name);
        String path = Teams.GROUPS + "/" + group;
        String member = People.create(idp, People.user(People.newName()));
        String awaited = UUID.randomUUID().toString();
        idp.patch(path, People.operation("replace", "displayName", "\"" + name + " B\""))
                .expect(200);
        idp.patch(path, Teams.members("add", List.of(member, awaited))).expect(200);
        idp.patch(path, Teams.members("remove", List.of(member))).expect(200);
        idp.patch(path, People.operation("replace", "shoeSize", "9")).expect(400);

        assertThat(history("/api/admin/groups/" + group))
                .extracting(event -> event.getString("action"))
                .containsExactly(
                        "callRefused", "membersChanged", "parked", "membersChanged", "groupRenamed", "groupCreated");
    }

    @Test
    default void theHistoryOfALocalGroupShowsWhatAdministratorsDid() {
        String user = made("/api/admin/users", "{\"loginName\":\"" + People.newName() + "\"}");
        String group = made("/api/admin/groups", "{\"displayName\":\"Team " + UUID.randomUUID() + "\"}");
        String path = "/api/admin/groups/" + group;
        assertToldByAdministrator(
                history("/api/admin/users/" + user).get(0), "created", "Created as a local user by an administrator.");
        assertToldByAdministrator(
                history(path).get(0), "groupCreated", "Created as a local group by an administrator.");

        for (Act act : Act.ON_A_GROUP) {
            JsonObject event = assertTold(act, path, "", user);
            assertThat(event.getString("scimId")).isEqualTo(group);
        }
        assertThat(history(path)).hasSize(1 + Act.ON_A_GROUP.size());
    }

    private String made(String list, String body) {
        return administrator().post(list, body).expect(201).json().getString("id");
    }

    /** Does it twice; it has to be told once. */
    private JsonObject assertTold(Act act, String path, String directory, String user) {
        String request = UUID.randomUUID().toString();
        List<JsonObject> before = history(path);
        Answer done = act.on(path, administrator().with("X-Request-Id", request), directory, user);
        assertThat(done.status()).as(done.body()).isBetween(200, 204);
        act.on(path, administrator(), directory, user);

        List<JsonObject> after = history(path);
        assertThat(after.subList(1, after.size())).as(act.action()).isEqualTo(before);
        JsonObject event = after.get(0);
        assertToldByAdministrator(event, act.action(), act.reason());
        assertThat(event.getString("requestId")).isEqualTo(request);
        assertThat(event.getJsonArray("changed").getValuesAs(JsonString::getString))
                .as(act.action())
                .isEqualTo(act.changed());
        return event;
    }

    private static void assertToldByAdministrator(JsonObject event, String action, String reason) {
        assertThat(event.getString("action")).isEqualTo(action);
        assertThat(event.getString("reason")).isEqualTo(reason);
        assertThat(event.getString("result")).isEqualTo("success");
        assertThat(event.getString("actor")).isEqualTo("administrator");
        assertThat(event.getString("client")).isEqualTo("admin");
    }

    private List<JsonObject> history(String path) {
        return Pages.of(administrator(), path + "/history");
    }
}
