package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.operation;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** An identity provider and an administrator who do whatever comes to their minds. */
final class Turmoil {

    private static final List<String> POLICIES = List.of("ignore", "deactivate", "deactivateThenDelete", "delete");
    private static final List<String> ACTIONS =
            List.of("block", "unblock", "detach", "restore", "restore", "delete", "anonymise");
    private static final List<String> STATUSES = List.of("active", "inactive", "deleted");

    private final Random random;
    private final RunningRollcall server;
    private final ConnectedDirectory directory;
    private Caller idp;
    private Caller administrator;
    private int done;
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> groups = new ArrayList<>();

    Turmoil(RunningRollcall server, ConnectedDirectory directory, int seed) {
        this.server = server;
        this.directory = directory;
        this.random = new Random(seed);
        this.idp = directory.idp();
        this.administrator = server.administrator();
    }

    /** Does one thing, which may be refused: the state of what it meets is not looked at. */
    void doSomething() {
        if (++done % 1_000 == 0) {
            // An access token lives for an hour.
            idp = directory.idp();
            administrator = server.administrator();
        }
        switch (names.isEmpty() ? 0 : random.nextInt(15)) {
            case 0, 1, 2 -> create(People.newName());
            case 3 -> create(any(names));
            case 4, 5 -> idp.patch(userPath(), operation("replace", "active", random.nextBoolean() + ""));
            case 6 -> idp.patch(userPath(), operation("replace", "title", "\"Title " + done + "\""));
            case 7 -> idp.delete(userPath());
            case 8 -> createGroup();
            case 9, 10 -> changeMembers(random.nextBoolean() ? "add" : "remove", 3);
            case 11 -> changeMembers("replace", random.nextInt(5));
            case 12, 13 -> act(any(ACTIONS), any(STATUSES));
            default -> endGroupOrChangePolicy();
        }
    }

    private void create(String name) {
        Answer answer = idp.post(USERS, People.user(name).build());
        if (answer.status() == 201) {
            ids.put(name, answer.json().getString("id"));
            if (!names.contains(name)) {
                names.add(name);
            }
        }
    }

    private void createGroup() {
        List<String> some = List.of(id(), id());
        Answer answer = idp.post(Teams.GROUPS, Teams.group("Team " + UUID.randomUUID(), some));
        if (answer.status() == 201) {
            groups.add(answer.json().getString("id"));
        }
    }

    private void changeMembers(String op, int number) {
        if (!groups.isEmpty()) {
            List<String> some =
                    random.ints(number).mapToObj(any -> id()).distinct().toList();
            idp.patch(Teams.GROUPS + "/" + any(groups), Teams.members(op, some));
        }
    }

    private void act(String action, String status) {
        List<JsonObject> known = administrator
                .get("/api/admin/users?status=" + status + "&search=" + any(names))
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
        if (!known.isEmpty()) {
            String path = "/api/admin/users/" + known.get(0).getString("id");
            if (action.equals("delete")) {
                administrator.delete(path);
            } else {
                administrator.send("POST", path + "/" + action, BodyPublishers.noBody());
            }
        }
    }

    private void endGroupOrChangePolicy() {
        if (random.nextInt(3) == 0 && groups.size() > 2) {
            idp.delete(Teams.GROUPS + "/" + groups.remove(0));
        } else {
            administrator
                    .patch(
                            "/api/admin/directories/" + directory.id(),
                            "{\"synchronization\":{\"deprovisionPolicy\":{\"type\":\"" + any(POLICIES)
                                    + "\"},\"deletedGroup\":\"" + any(List.of("delete", "keep")) + "\"}}")
                    .expect(200);
        }
    }

    private String userPath() {
        return USERS + "/" + id();
    }

    private String id() {
        return ids.get(any(names));
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
