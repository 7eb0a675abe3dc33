package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads the change feed alone knows what the admin API shows, whatever happened. */
interface FeedConsumerCases extends RunningRollcall {

    @Test
    default void aConsumerOfTheFeedAloneKnowsWhatIdentityProvidersDid() {
        boolean isProof = Boolean.getBoolean("rollcall.proof");
        Caller application = application();
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

        List<String> directories =
                Arrays.stream(IdpDialect.values()).map(simulation::directory).toList();
        for (String directory : directories) {
            assertKnows(consumer, application, directory);
        }
        assertThat(directories).anySatisfy(directory -> assertThat(users(application, directory))
                .isNotEmpty());
        assertThat(directories)
                .anySatisfy(directory ->
                        assertThat(members(application, directory).values()).anyMatch(members -> !members.isEmpty()));
    }

    @Test
    default void aConsumerThatFellBehindKnowsAsMuchFromASnapshot() {
        Caller application = application();
        FeedReader reader = FeedReader.atTheEnd(application);
        FeedConsumer consumer = new FeedConsumer(application);
        ConnectedDirectory directory = newDirectory(withoutBrake());
        Turmoil turmoil = new Turmoil(this, directory, 17);
        int operations = Boolean.getBoolean("rollcall.proof") ? 2_000 : 100;

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

        assertKnows(consumer, application, directory.id());
        assertKnows(fromSnapshot, application, directory.id());
        assertThat(users(application, directory.id())).isNotEmpty();
        assertThat(members(application, directory.id())).isNotEmpty();
    }

    private static void assertKnows(FeedConsumer consumer, Caller application, String directory) {
        assertThat(consumer.usersOf(directory)).isEqualTo(users(application, directory));
        assertThat(consumer.membersOf(directory)).isEqualTo(members(application, directory));
        Map<String, List<String>> names = new TreeMap<>();
        groups(application, directory).forEach(group -> names.put(group.getString("id"), FeedConsumer.names(group)));
        assertThat(consumer.namesOf(directory)).isEqualTo(names);
    }

    private static JsonObject withoutBrake() {
        return Json.createObjectBuilder()
                .add(
                        "synchronization",
                        Json.createObjectBuilder()
                                .add("brake", Json.createObjectBuilder().add("enabled", false)))
                .build();
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

    private static Map<String, JsonObject> users(Caller application, String directory) {
        Map<String, JsonObject> users = new TreeMap<>();
        Pages.of(application, "/api/admin/users?directory=" + directory)
                .forEach(user -> users.put(user.getString("id"), user));
        return users;
    }

    private static Stream<JsonObject> groups(Caller application, String directory) {
        return Pages.of(application, "/api/admin/groups").stream()
                .filter(group -> directory.equals(group.getString("directoryId", "")));
    }

    private static Map<String, Set<String>> members(Caller application, String directory) {
        Map<String, Set<String>> members = new TreeMap<>();
        groups(application, directory)
                .map(group -> group.getString("id"))
                .forEach(group -> members.put(
                        group,
                        new TreeSet<>(Pages.of(application, "/api/admin/groups/" + group + "/members").stream()
                                .map(member -> member.getString("userId"))
                                .toList())));
        return members;
    }
}
