package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** After months of joiners, movers, leavers and rehires, everybody is what the identity providers last said. */
interface SimulationCases extends RunningRollcall {

    @Test
    default void usersAndMembershipsAreWhatTheIdentityProvidersSaidLast() {
        boolean isProof = Boolean.getBoolean("rollcall.proof");
        IdpSimulation simulation = new IdpSimulation(
                List.of(this), isProof ? new IdpSimulation.Size(5_000, 20_000, 1) : new IdpSimulation.Size(60, 300, 1));
        simulation.run();
        compare(simulation);
    }

    /** Compares what administrators and identity providers see with the model. */
    default void compare(IdpSimulation simulation) {
        assertThat(statuses(simulation))
                .isEqualTo(simulation.people().stream()
                        .filter(person -> !person.status().isEmpty())
                        .collect(Collectors.toMap(SimulatedPerson::name, SimulatedPerson::status)));
        for (IdpDialect dialect : IdpDialect.values()) {
            assertThat(users(simulation.idp(dialect)))
                    .isEqualTo(simulation.people().stream()
                            .filter(person -> person.dialect() == dialect)
                            .filter(person -> switch (person.stage()) {
                                case ACTIVE, SWITCHED_OFF -> true;
                                case NEW, REMOVED -> false;
                            })
                            .collect(Collectors.toMap(
                                    SimulatedPerson::id,
                                    person ->
                                            person.title() + " " + (person.stage() == SimulatedPerson.Stage.ACTIVE))));
            compareTeams(simulation, dialect);
        }
    }

    private static void compareTeams(IdpSimulation simulation, IdpDialect dialect) {
        for (IdpSimulation.Team team : simulation.teams(dialect)) {
            assertThat(members(simulation.idp(dialect), team.id()))
                    .as("%s of %s", team.name(), dialect)
                    .isEqualTo(simulation.people().stream()
                            .filter(person -> person.dialect() == dialect)
                            .filter(person -> person.seenIn().contains(team.name()))
                            .map(SimulatedPerson::id)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** The statuses of all people by login name, with nobody twice. */
    private Map<String, String> statuses(IdpSimulation simulation) {
        Caller administrator = administrator();
        Map<String, String> statuses = new HashMap<>();
        for (String status : List.of("active", "inactive", "deleted")) {
            String path = "/api/admin/users?limit=500&status=" + status + "&search=" + simulation.family();
            JsonObject page = administrator.get(path).expect(200).json();
            while (true) {
                for (JsonObject user : page.getJsonArray("items").getValuesAs(JsonObject.class)) {
                    assertThat(statuses.put(user.getString("loginName"), user.getString("status")))
                            .isNull();
                }
                if (page.get("next") == JsonValue.NULL) {
                    break;
                }
                page = administrator
                        .get(path + "&cursor=" + Caller.encoded(page.getString("next")))
                        .expect(200)
                        .json();
            }
        }
        return statuses;
    }

    /** Title and status of a directory's users by id. */
    private static Map<String, String> users(Caller idp) {
        Map<String, String> users = new HashMap<>();
        int total;
        do {
            JsonObject page = idp.get(People.USERS + "?count=1000&startIndex=" + (users.size() + 1))
                    .expect(200)
                    .json();
            total = page.getInt("totalResults");
            People.resources(page)
                    .forEach(user ->
                            users.put(user.getString("id"), user.getString("title") + " " + user.getBoolean("active")));
        } while (users.size() < total);
        return users;
    }

    private static Set<String> members(Caller idp, String group) {
        JsonObject answer = idp.get(Teams.GROUPS + "/" + group).expect(200).json();
        JsonArray members = answer.containsKey("members") ? answer.getJsonArray("members") : JsonValue.EMPTY_JSON_ARRAY;
        return members.getValuesAs(JsonObject.class).stream()
                .map(member -> member.getString("value"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
