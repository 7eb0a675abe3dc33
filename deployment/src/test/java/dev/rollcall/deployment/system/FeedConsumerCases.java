package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whoever reads the change feed alone knows what the admin API shows, whatever happened. */
interface FeedConsumerCases extends OnSharedDatabase {

    String CHANGES = "/api/admin/changes?after=";
    String PEOPLE = "/api/admin/users/";

    JsonObject SETTINGS = Json.createObjectBuilder()
            .add(
                    "synchronization",
                    Json.createObjectBuilder()
                            .add("brake", Json.createObjectBuilder().add("enabled", false))
                            .add("deletedGroup", "keep")
                            .add("logRetentionDays", 1))
            .build();

    JsonObject TAKING_OVER = Json.createObjectBuilder()
            .add(
                    "synchronization",
                    Json.createObjectBuilder()
                            .add("sameGroupName", "connect")
                            .add("deprovisionPolicy", Json.createObjectBuilder().add("type", "delete")))
            .build();

    @Test
    default void aConsumerOfTheFeedAloneKnowsWhatIdentityProvidersDid() {
        boolean isProof = Boolean.getBoolean("rollcall.proof");
        Caller application = application();
        Set<String> before = Shown.ids(application);
        FeedReader reader = FeedReader.atTheEnd(application);
        IdpSimulation simulation = new IdpSimulation(
                List.of(this), isProof ? new IdpSimulation.Size(5_000, 20_000, 3) : new IdpSimulation.Size(20, 120, 3));
        CompletableFuture<Void> work = CompletableFuture.runAsync(simulation::run);
        FeedConsumer consumer = new FeedConsumer(application);

        while (!work.isDone()) {
            consumer.apply(reader.next(1));
        }
        work.join();
        consumer.apply(reader.all(() -> true));

        assertKnows(consumer, Shown.to(application, before));
        assertThat(consumer.users().values())
                .extracting(user -> user.getString("status"))
                .contains("active", "inactive", "deleted");
        assertThat(consumer.members().values()).anyMatch(members -> !members.isEmpty());
    }

    @Test
    default void aConsumerThatFellBehindKnowsAsMuchFromASnapshot() {
        Caller application = application();
        Set<String> before = Shown.ids(application);
        FeedReader reader = FeedReader.atTheEnd(application);
        FeedConsumer consumer = new FeedConsumer(application);
        ConnectedDirectory directory = newDirectory(SETTINGS);
        Turmoil turmoil = new Turmoil(this, directory, 17);
        int operations = Boolean.getBoolean("rollcall.proof") ? 2_000 : 150;
        String detached = someone(directory);
        String kept = keptGroup(directory, detached);
        administrator().post(detached + "/detach", "").expect(200);
        String deleted = someone(directory);
        administrator().delete(deleted).expect(204);

        for (int i = 0; i < operations; i++) {
            turmoil.doSomething();
        }
        // The snapshot is taken in the middle of things.
        FeedReader late = FeedReader.atTheEnd(application);
        turmoil.doSomething();
        FeedConsumer fromSnapshot = FeedConsumer.snapshot(application);
        turmoil.doSomething();
        consumer.apply(reader.all(() -> true));
        fromSnapshot.apply(late.all(() -> true));

        Shown now = Shown.to(application, before);
        assertKnows(consumer, now);
        assertKnows(fromSnapshot, now);
        assertThat(now.users())
                .anySatisfy(
                        (id, user) -> assertThat(user.get("link").toString()).contains(directory.id()));
        assertThat(now.users().get(id(deleted)).getString("status")).isEqualTo("deleted");
        assertThat(now.users().get(id(detached)).isNull("link")).isTrue();
        assertThat(now.members().get(kept)).hasSize(2).contains(id(detached));
    }

    @Test
    default void aConsumerWhoseNumberIsGoneGoesOnFromASnapshot() throws SQLException {
        Caller application = application();
        Set<String> before = Shown.ids(application);
        FeedReader slow = FeedReader.atTheEnd(application);
        ConnectedDirectory directory = newDirectory(SETTINGS);
        Turmoil turmoil = new Turmoil(this, directory, 29);
        for (int i = 0; i < 60; i++) {
            turmoil.doSomething();
        }
        assertThat(FeedReader.at(application, slow.position()).all(() -> true)).isNotEmpty();

        removeLog(directory);

        long tail = application
                .get("/api/admin/changes/status")
                .expect(200)
                .json()
                .getJsonNumber("tail")
                .longValue();
        assertThat(tail).isGreaterThan(slow.position());
        application.get(CHANGES + tail).expect(200);
        assertThat(application.get(CHANGES + (tail - 1)).expect(410).body()).contains("after=now");
        application.get(CHANGES + slow.position() + "&wait=30").expect(410);

        FeedReader late = FeedReader.atTheEnd(application);
        turmoil.doSomething();
        FeedConsumer consumer = FeedConsumer.snapshot(application);
        for (int i = 0; i < 20; i++) {
            turmoil.doSomething();
        }
        consumer.apply(late.all(() -> true));
        assertKnows(consumer, Shown.to(application, before));
    }

    @Test
    default void aConsumerKnowsWhoStaysInALocalGroupThatADirectoryTakesOver() {
        Caller application = application();
        Set<String> before = Shown.ids(application);
        FeedReader reader = FeedReader.atTheEnd(application);
        FeedConsumer consumer = new FeedConsumer(application);
        ConnectedDirectory directory = newDirectory(TAKING_OVER);
        String deleted = someone(directory);
        String address = People.USERS + "/" + scimId(deleted);
        String adopted = People.newName();
        String local = made("/api/admin/users", Json.createObjectBuilder().add("loginName", adopted));
        String name = "Team " + UUID.randomUUID();
        String group = made(
                "/api/admin/groups",
                Json.createObjectBuilder()
                        .add("displayName", name)
                        .add("members", Json.createArrayBuilder(List.of(id(someone(directory)), id(deleted), local))));
        consumer.apply(reader.all(() -> true));
        assertThat(consumer.members().get(group)).hasSize(3);

        directory
                .idp()
                .patch(address, People.operation("replace", "active", "false"))
                .expect(200);
        // Without members in the body those there are stay, as far as they are users of the directory.
        assertThat(directory
                        .idp()
                        .post(Teams.GROUPS, "{\"displayName\":\"" + name + "\"}")
                        .expect(201)
                        .json()
                        .getString("id"))
                .isEqualTo(group);
        People.create(directory.idp(), People.user(adopted));
        consumer.apply(reader.all(() -> true));
        assertKnows(consumer, Shown.to(application, before));
        assertThat(consumer.members().get(group)).hasSize(1);

        directory
                .idp()
                .patch(address, People.operation("replace", "active", "true"))
                .expect(200);
        consumer.apply(reader.all(() -> true));
        assertKnows(consumer, Shown.to(application, before));
        assertThat(consumer.members().get(group)).hasSize(2);
    }

    @Test
    default void aConsumerKnowsTheLocalGroupsOfWhoeverIsRestored() {
        Caller application = application();
        Set<String> before = Shown.ids(application);
        ConnectedDirectory directory = newDirectory(TAKING_OVER);
        String pushed = someone(directory);
        String byHand = someone(directory);
        String anonymised = someone(directory);
        String group = made(
                "/api/admin/groups",
                Json.createObjectBuilder()
                        .add("displayName", "Team " + UUID.randomUUID())
                        .add("members", Json.createArrayBuilder(List.of(id(pushed), id(byHand), id(anonymised)))));
        String address = People.USERS + "/" + scimId(pushed);
        directory
                .idp()
                .patch(address, People.operation("replace", "active", "false"))
                .expect(200);
        administrator().delete(byHand).expect(204);
        administrator().post(anonymised + "/anonymise", "").expect(200);

        FeedReader reader = FeedReader.atTheEnd(application);
        FeedConsumer consumer = FeedConsumer.snapshot(application);
        assertKnows(consumer, Shown.to(application, before));
        assertThat(consumer.members().get(group)).isEmpty();
        assertThat(countOf(group)).isZero();

        directory
                .idp()
                .patch(address, People.operation("replace", "active", "true"))
                .expect(200);
        administrator().post(byHand + "/restore", "").expect(200);
        consumer.apply(reader.all(() -> true));
        assertKnows(consumer, Shown.to(application, before));
        assertThat(consumer.members().get(group)).containsExactlyInAnyOrder(id(pushed), id(byHand));
        assertThat(countOf(group)).isEqualTo(2);
    }

    @Test
    default void aGroupThatIsKeptAsALocalOneHasItsDeletedMembersBackWhenTheyAreRestored() {
        Caller application = application();
        Set<String> before = Shown.ids(application);
        FeedReader reader = FeedReader.atTheEnd(application);
        FeedConsumer consumer = new FeedConsumer(application);
        ConnectedDirectory directory = newDirectory(SETTINGS);
        String deleted = someone(directory);
        String link = scimId(deleted);
        String stays = People.create(directory.idp(), People.user(People.newName()));
        String group = Teams.create(directory.idp(), "Kept " + UUID.randomUUID(), link, stays);
        administrator().delete(deleted).expect(204);
        directory.idp().delete(Teams.GROUPS + "/" + group).expect(204);
        assertThat(countOf(group)).isEqualTo(1);

        administrator().post(deleted + "/restore", "").expect(200);

        assertThat(countOf(group)).isEqualTo(2);
        consumer.apply(reader.all(() -> true));
        assertKnows(consumer, Shown.to(application, before));
        assertThat(consumer.members().get(group)).hasSize(2).contains(id(deleted));
    }

    /** Returns how many members administrators are told the group has, one by one and among all. */
    private int countOf(String group) {
        JsonObject shown =
                administrator().get("/api/admin/groups/" + group).expect(200).json();
        assertThat(Pages.of(administrator(), "/api/admin/groups")).contains(shown);
        assertThat(Pages.of(administrator(), "/api/admin/groups/" + group + "/members"))
                .hasSize(shown.getInt("members"));
        return shown.getInt("members");
    }

    private String made(String list, JsonObjectBuilder body) {
        return administrator().post(list, body.build()).expect(201).json().getString("id");
    }

    /** Returns the address at which administrators find somebody whom the directory has just created. */
    private String someone(ConnectedDirectory directory) {
        String name = People.newName();
        People.create(directory.idp(), People.user(name));
        return PEOPLE
                + Pages.of(administrator(), "/api/admin/users?search=" + name)
                        .get(0)
                        .getString("id");
    }

    private String scimId(String path) {
        return administrator()
                .get(path)
                .expect(200)
                .json()
                .getJsonObject("link")
                .getString("scimId");
    }

    private static String id(String path) {
        return path.substring(PEOPLE.length());
    }

    /** Returns the id of a group with that member and another, which has become a local one. */
    private String keptGroup(ConnectedDirectory directory, String member) {
        String link = scimId(member);
        String other = People.create(directory.idp(), People.user(People.newName()));
        String group = Teams.create(directory.idp(), "Kept " + UUID.randomUUID(), link, other);
        directory.idp().delete(Teams.GROUPS + "/" + group).expect(204);
        return group;
    }

    private static void assertKnows(FeedConsumer consumer, Shown shown) {
        assertThat(without(shown.before(), consumer.users())).containsExactlyInAnyOrderEntriesOf(shown.users());
        assertThat(without(shown.before(), consumer.names())).containsExactlyInAnyOrderEntriesOf(shown.names());
        assertThat(without(shown.before(), consumer.members())).containsExactlyInAnyOrderEntriesOf(shown.members());
    }

    private static <T> Map<String, T> without(Set<String> ids, Map<String, T> all) {
        Map<String, T> rest = new TreeMap<>(all);
        rest.keySet().removeAll(ids);
        return rest;
    }

    /**
     * What the admin API shows of users who are not anonymised, wherever they belong, and of groups.
     *
     * @param before the ids of those that are left out
     */
    record Shown(
            Set<String> before,
            Map<String, JsonObject> users,
            Map<String, List<String>> names,
            Map<String, Set<String>> members) {

        static Shown to(Caller application, Set<String> before) {
            Shown shown = new Shown(before, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            without(before, users(application)).forEach(shown.users::put);
            without(before, groups(application)).forEach((id, group) -> {
                shown.names.put(id, FeedConsumer.names(group));
                Set<String> members = new TreeSet<>();
                Pages.of(application, "/api/admin/groups/" + id + "/members")
                        .forEach(member -> members.add(member.getString("userId")));
                shown.members.put(id, members);
            });
            return shown;
        }

        /** The ids of everybody and of all groups there are. */
        static Set<String> ids(Caller application) {
            Set<String> ids = new TreeSet<>(users(application).keySet());
            ids.addAll(groups(application).keySet());
            return ids;
        }

        private static Map<String, JsonObject> users(Caller application) {
            Map<String, JsonObject> users = new TreeMap<>();
            for (String status : List.of("active", "inactive", "deleted")) {
                Pages.of(application, "/api/admin/users?status=" + status)
                        .forEach(user -> users.put(user.getString("id"), user));
            }
            return users;
        }

        private static Map<String, JsonObject> groups(Caller application) {
            Map<String, JsonObject> groups = new TreeMap<>();
            Pages.of(application, "/api/admin/groups").forEach(group -> groups.put(group.getString("id"), group));
            return groups;
        }
    }

    private Caller application() {
        JsonObject client = administrator()
                .post(
                        "/api/admin/application-clients",
                        Json.createObjectBuilder().add("name", "CRM").build())
                .expect(201)
                .json();
        return anybody().signedIn(client.getString("clientId"), client.getString("clientSecret"), "admin");
    }
}
