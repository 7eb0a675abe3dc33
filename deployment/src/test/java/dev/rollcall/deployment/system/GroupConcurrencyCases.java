package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.newName;
import static dev.rollcall.deployment.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many clients that change groups at once: the members are what a set would be, and no client sees the others. */
interface GroupConcurrencyCases extends RunningRollcall {

    /** How many clients there are in a race; {@code rollcall.proof} asks for more. */
    int CLIENTS = Boolean.getBoolean("rollcall.proof") ? 100 : 64;

    /** How often a race is run; {@code rollcall.proof} asks for the long form. */
    static int rounds() {
        return Boolean.getBoolean("rollcall.proof") ? 20 : 2;
    }

    /** The identity provider of a directory, at each node there is: the crowd is spread over them. */
    default List<Caller> nodesOf(ConnectedDirectory directory) {
        return List.of(directory.idp());
    }

    private static Caller any(List<Caller> nodes, int client) {
        return nodes.get(client % nodes.size());
    }

    @Test
    default void parallelAddsAndRemovesEndAsASetWould() {
        List<Caller> nodes = nodesOf(newDirectory());
        Caller idp = nodes.get(0);
        List<String> people = IntStream.range(0, CLIENTS)
                .mapToObj(i -> People.create(idp, user(newName())))
                .toList();
        for (int round = 0; round < rounds(); round++) {
            String empty = Teams.create(idp, "Empty " + round);
            String half = Teams.create(
                    idp, "Half " + round, people.subList(0, CLIENTS / 2).toArray(String[]::new));

            assertThat(race(nodes, empty, i -> "add", people)).containsExactlyInAnyOrderElementsOf(people);
            assertThat(race(nodes, half, i -> leaves(i) ? "remove" : "add", people))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, CLIENTS)
                            .filter(i -> !leaves(i))
                            .mapToObj(people::get)
                            .toList());
        }
    }

    private static boolean leaves(int client) {
        return client < CLIENTS / 2 && client % 2 == 0;
    }

    /** The members of the group after each client has added or removed its own person, all at once. */
    private static List<String> race(List<Caller> nodes, String group, IntFunction<String> op, List<String> people) {
        String path = Teams.GROUPS + "/" + group;
        List<Answer> answers = Crowd.ask(
                people.size(), i -> any(nodes, i / 2).patch(path, Teams.members(op.apply(i), List.of(people.get(i)))));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        return Teams.members(nodes.get(0).get(path).expect(200).json());
    }

    @Test
    default void oneOfFiftyCreatesTheGroupAndTheOthersLearnThatItIsThere() {
        List<Caller> nodes = nodesOf(newDirectory());
        String person = People.create(nodes.get(0), user(newName()));
        for (int round = 0; round < rounds(); round++) {
            String name = "Crew " + round;
            List<Answer> answers = Crowd.ask(50, i -> any(nodes, i)
                    .post(
                            Teams.GROUPS,
                            Teams.group(i % 4 < 2 ? name : name.toUpperCase(Locale.ROOT), List.of(person))));

            List<Answer> created =
                    answers.stream().filter(answer -> answer.status() == 201).toList();
            assertThat(created).hasSize(1);
            String path = Teams.GROUPS + "/" + created.get(0).json().getString("id");
            assertThat(answers.stream().filter(answer -> answer.status() != 201))
                    .allSatisfy(answer -> {
                        assertThat(answer.expect(409).json().getString("scimType"))
                                .isEqualTo("uniqueness");
                        assertThat(answer.header("Location")).endsWith(path);
                    });
            assertThat(Teams.find(nodes.get(0), "displayName eq \"" + name + "\""))
                    .hasSize(1);
        }
    }

    @Test
    default void ofManyWhoSawTheSameVersionOneReplacesTheGroup() {
        List<Caller> nodes = nodesOf(newDirectory());
        Caller idp = nodes.get(0);
        List<String> people = IntStream.range(0, 16)
                .mapToObj(i -> People.create(idp, user(newName())))
                .toList();
        String path = Teams.GROUPS + "/" + Teams.create(idp, "Seen by many");
        String seen = idp.get(path).header("ETag");

        List<Answer> answers = Crowd.ask(16, i -> any(nodes, i)
                .with("If-Match", seen)
                .put(path, Teams.group("Replaced by " + i, List.of(people.get(i)))));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 412);
        List<Answer> replaced =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(replaced).hasSize(1);
        JsonObject winner = replaced.get(0).json();
        Answer read = idp.get(path).expect(200);
        assertThat(read.header("ETag")).isEqualTo(replaced.get(0).header("ETag"));
        assertThat(read.json().getString("displayName")).isEqualTo(winner.getString("displayName"));
        assertThat(Teams.members(read.json())).isEqualTo(Teams.members(winner)).hasSize(1);
    }

    @Test
    default void oppositeOrdersOverTwoGroupsLeaveNobodyWaiting() {
        List<Caller> nodes = nodesOf(newDirectory());
        Caller idp = nodes.get(0);
        List<String> people = IntStream.range(0, 8)
                .mapToObj(i -> People.create(idp, user(newName())))
                .toList();
        List<String> groups = List.of(Teams.create(idp, "One"), Teams.create(idp, "Two"));
        Set<Integer> statuses = new ConcurrentSkipListSet<>();
        for (int round = 0; round < rounds(); round++) {
            Crowd.ask(16, i -> {
                List<String> members = i % 2 == 0 ? people : people.subList(i / 4, people.size());
                Answer last = null;
                for (int step = 0; step < 4; step++) {
                    String group = groups.get((i + step) % 2);
                    String op = step < 2 ? "replace" : i % 4 == 0 ? "remove" : "add";
                    last = any(nodes, i + step / 2).patch(Teams.GROUPS + "/" + group, Teams.members(op, members));
                    statuses.add(last.status());
                }
                return last;
            });
        }

        assertThat(statuses).containsOnly(200);
    }

    @Test
    default void usersWhoComeAndGoMeetGroupsThatChange() {
        List<Caller> nodes = nodesOf(newDirectory());
        Caller idp = nodes.get(0);
        String group = Teams.create(idp, "Coming and going");
        List<Answer> answers = Crowd.ask(24, i -> {
            Caller node = any(nodes, i / 2);
            String name = newName();
            if (i % 2 == 0) {
                node.patch(Teams.GROUPS + "/" + group, Teams.members("add", List.of(name)))
                        .expect(200);
                return node.post(
                        People.USERS, user(name).add("externalId", name).build());
            }
            String id = People.create(node, user(name));
            String removal = Teams.members("remove", List.of(id));
            node.patch(Teams.GROUPS + "/" + group, Teams.members("add", List.of(id)))
                    .expect(200);
            return Crowd.ask(
                            2,
                            way -> way == 0
                                    ? node.delete(People.USERS + "/" + id)
                                    : node.patch(Teams.GROUPS + "/" + group, removal)
                                            .expect(200))
                    .get(0);
        });

        assertThat(answers).extracting(Answer::status).containsOnly(201, 204);
        assertThat(Teams.members(idp.get(Teams.GROUPS + "/" + group).expect(200).json()))
                .containsExactlyInAnyOrderElementsOf(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.json().getString("id"))
                        .toList());
        assertThat(administrator()
                        .get("/api/admin/groups/" + group)
                        .expect(200)
                        .json()
                        .getInt("members"))
                .isEqualTo(12);
    }

    @Test
    default void repeatingAChangeTenTimesIsOneChange() {
        Caller idp = newDirectory().idp();
        String ann = People.create(idp, user(newName()));
        String group = Teams.create(idp, "Once");
        String path = Teams.GROUPS + "/" + group;
        List<String> patched = IntStream.range(0, 10)
                .mapToObj(i -> idp.patch(path, Teams.members("add", List.of(ann)))
                        .expect(200)
                        .header("ETag"))
                .distinct()
                .toList();
        List<String> put = IntStream.range(0, 10)
                .mapToObj(i -> idp.put(path, Teams.group("Once", List.of(ann)))
                        .expect(200)
                        .header("ETag"))
                .distinct()
                .toList();

        assertThat(patched).containsExactly("W/\"2\"");
        assertThat(put).containsExactly("W/\"2\"");
    }
}
