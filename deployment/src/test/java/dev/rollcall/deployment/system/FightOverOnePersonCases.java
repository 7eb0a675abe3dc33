package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.provisioning.Fight;
import dev.rollcall.domain.synclog.SyncAction;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two directories and a local user over one person, as identity providers and administrators see it. */
interface FightOverOnePersonCases extends RunningRollcall {

    /** The fights. */
    static Stream<Fight> fights() {
        return Fight.chosen();
    }

    @ParameterizedTest
    @MethodSource("dev.rollcall.deployment.system.FightOverOnePersonCases#fights")
    default void aFightOverOnePersonEndsAsTheTableSays(Fight fight) {
        new Contest(administrator(), newDirectory(rules(fight)), newDirectory(), People.newName()).run(fight);
    }

    private static JsonObject rules(Fight fight) {
        return Json.createObjectBuilder()
                .add(
                        "users",
                        Json.createObjectBuilder()
                                .add("matchBy", fight.has("userName") ? "userName" : "userNameThenEmail")
                                .add("existingLocalUsers", fight.existingLocalUsers())
                                .add("usersOfOtherDirectories", fight.usersOfOtherDirectories())
                                .add("protectUsers", fight.has("protect")))
                .build();
    }

    /**
     * The parties to a fight.
     *
     * @param name the person's login name before it
     */
    record Contest(Caller administrator, ConnectedDirectory here, ConnectedDirectory rival, String name) {

        private static final String ADMIN_USERS = "/api/admin/users/";

        void run(Fight fight) {
            String theirs = begin(fight);
            JsonObject before = found();

            Answer answer = here.idp().post(People.USERS, pushed(fight));

            Fight.Outcome outcome = fight.outcome();
            answer.expect(outcome.answer());
            JsonObject after = now(before);
            if (outcome.isOurs()) {
                assertOurs(after, answer);
            } else {
                assertThat(after).isEqualTo(before);
            }
            compareLogs(outcome, before, answer);
            if (fight.known().equals("rivals")) {
                rivalStrikesBack(fight, theirs, after, outcome.isOurs());
            }
        }

        /** Makes the person known and the rival as said; returns the address of the rival's user, if there is one. */
        private String begin(Fight fight) {
            String theirs = "";
            if (fight.known().equals("local")) {
                administrator
                        .post(
                                ADMIN_USERS,
                                Json.createObjectBuilder()
                                        .add("loginName", name)
                                        .add(
                                                "attributes",
                                                Json.createObjectBuilder()
                                                        .add(
                                                                "emails",
                                                                People.user(name)
                                                                        .build()
                                                                        .get("emails")))
                                        .build())
                        .expect(201);
            } else {
                theirs = People.USERS + "/" + People.create(rival.idp(), People.user(name));
            }
            if (fight.known().equals("left")) {
                rival.idp().delete(theirs).expect(204);
            }
            if (fight.has("marked")) {
                administrator
                        .post(ADMIN_USERS + found().getString("id") + "/protect", "")
                        .expect(200);
            }
            if (fight.has("rivalOff")) {
                switchRival(false);
            }
            return theirs;
        }

        private JsonObject pushed(Fight fight) {
            return People.user(name)
                    .add("userName", fight.has("byName") ? name.toUpperCase(Locale.ROOT) : name + ".new")
                    .build();
        }

        private void assertOurs(JsonObject person, Answer answer) {
            assertThat(person.getJsonObject("link").getString("directoryId")).isEqualTo(here.id());
            assertThat(person.getJsonObject("link").getString("scimId"))
                    .isEqualTo(answer.json().getString("id"));
            assertThat(person.getJsonObject("effective").getBoolean("active")).isTrue();
            assertThat(person.getString("loginName")).isEqualToIgnoringCase(name);
        }

        private void compareLogs(Fight.Outcome outcome, JsonObject person, Answer answer) {
            List<JsonObject> ours = events(here, answer);
            assertThat(ours).extracting(event -> event.getString("action")).isEqualTo(spelled(outcome.here()));
            assertThat(events(rival, answer))
                    .extracting(event -> event.getString("action"))
                    .isEqualTo(spelled(outcome.rival()));
            JsonObject decision = ours.get(0);
            assertThat(decision.getString("reason")).endsWith(".");
            assertThat(decision.getInt("status")).isEqualTo(outcome.answer());
            JsonValue unknown = JsonValue.NULL;
            assertThat(decision.get("scimType"))
                    .isEqualTo(outcome.isRefused() ? Json.createValue("uniqueness") : unknown);
            assertThat(decision.get("cause")).isEqualTo(outcome.isRefused() ? Json.createValue("nameTaken") : unknown);
            assertThat(decision.get("user").equals(person.get("id")))
                    .isEqualTo(outcome.isRefused() || outcome.isOurs());
        }

        /** Who has lost a person can neither see nor touch it; who has kept it can. */
        private void rivalStrikesBack(Fight fight, String theirs, JsonObject before, boolean isTaken) {
            if (fight.has("rivalOff")) {
                switchRival(true);
            }
            Caller idp = rival.idp();
            Answer answer = idp.patch(theirs, People.operation("replace", "active", "false"));
            if (isTaken) {
                answer.expect(404);
                idp.get(theirs).expect(404);
                idp.post(People.USERS, People.user(name).build()).expect(409);
                assertThat(now(before)).isEqualTo(before);
            } else {
                answer.expect(200);
                assertThat(now(before).getJsonObject("effective").getBoolean("active"))
                        .isEqualTo(before.getBoolean("protected"));
            }
        }

        private void switchRival(boolean active) {
            administrator
                    .patch("/api/admin/directories/" + rival.id(), "{\"active\":" + active + "}")
                    .expect(200);
        }

        private JsonObject found() {
            return items(administrator.get("/api/admin/users?search=" + name)).get(0);
        }

        private JsonObject now(JsonObject person) {
            return administrator
                    .get(ADMIN_USERS + person.getString("id"))
                    .expect(200)
                    .json();
        }

        /** What the log of the directory says of the request. */
        private List<JsonObject> events(ConnectedDirectory directory, Answer answer) {
            return items(administrator.get(
                    "/api/admin/directories/" + directory.id() + "/log?requestId=" + answer.header("X-Request-Id")));
        }

        private static List<String> spelled(List<SyncAction> actions) {
            return actions.stream().map(SyncAction::spelling).toList();
        }

        private static List<JsonObject> items(Answer answer) {
            return answer.expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
        }
    }
}
