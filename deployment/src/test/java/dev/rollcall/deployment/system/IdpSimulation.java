package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.deployment.system.SimulatedPerson.Stage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Identity providers at work: joiners, movers, leavers and rehires at random in the shapes of Entra, Okta and Ping, with
 * answers that get lost and requests that are repeated therefore, beside a model of what has to come of it.
 *
 * <p>After {@link #run} the {@link #people} are the model's final state; a reader of the change feed must arrive at the
 * same.
 */
final class IdpSimulation {

    private static final int WORKERS = 8;
    private static final int TEAMS = 4;

    /** One of so many answers gets lost. */
    private static final int LOST = 8;

    /** A group with its SCIM id. */
    record Team(String name, String id) {}

    /** How much happens; the same seed makes the same things happen, for each person in the same order. */
    record Size(int people, int operations, long seed) {}

    private final Map<IdpDialect, List<Caller>> idps = new EnumMap<>(IdpDialect.class);
    private final Map<IdpDialect, String> directories = new EnumMap<>(IdpDialect.class);
    private final Map<IdpDialect, List<Team>> teams = new EnumMap<>(IdpDialect.class);
    private final List<SimulatedPerson> people;
    private final Size size;
    private final String family = People.newName();

    /** Prepares a directory for each dialect, with empty teams, on servers that share a database. */
    IdpSimulation(List<? extends RunningRollcall> nodes, Size size) {
        this.size = size;
        RunningRollcall first = nodes.get(0);
        for (IdpDialect dialect : IdpDialect.values()) {
            ConnectedDirectory directory = first.newDirectory(settings(dialect));
            directories.put(dialect, directory.id());
            idps.put(
                    dialect,
                    nodes.stream()
                            .map(node -> new ConnectedDirectory(
                                            directory.id(),
                                            directory.clientId(),
                                            directory.clientSecret(),
                                            node.anybody())
                                    .idp())
                            .toList());
            teams.put(
                    dialect,
                    IntStream.range(0, TEAMS)
                            .mapToObj(number -> "Team " + number)
                            .map(name -> new Team(name, Teams.create(idp(dialect), name)))
                            .toList());
        }
        List<IdpDialect> dialects = List.of(IdpDialect.values());
        people = IntStream.range(0, size.people())
                .mapToObj(i -> new SimulatedPerson(family + "." + i, dialects.get(i % dialects.size())))
                .toList();
    }

    private static JsonObject settings(IdpDialect dialect) {
        return Json.createObjectBuilder()
                .add(
                        "synchronization",
                        Json.createObjectBuilder()
                                .add(
                                        "deprovisionPolicy",
                                        Json.createObjectBuilder().add("type", dialect.policy()))
                                .add("brake", Json.createObjectBuilder().add("enabled", false)))
                .build();
    }

    /** Does everything, {@value #WORKERS} operations at a time, of which no two are about one person. */
    void run() {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int number = worker;
                all.add(CompletableFuture.runAsync(() -> work(number), workers));
            }
            all.forEach(CompletableFuture::join);
        } finally {
            workers.shutdownNow();
        }
    }

    private void work(int worker) {
        Random random = new Random(size.seed() + worker);
        List<SimulatedPerson> mine = IntStream.range(0, people.size())
                .filter(i -> i % WORKERS == worker)
                .mapToObj(people::get)
                .toList();
        for (int i = 0; !mine.isEmpty() && i < size.operations() / WORKERS; i++) {
            new Step(mine.get(random.nextInt(mine.size())), random).take();
        }
    }

    /** Returns the people as they have to be. */
    List<SimulatedPerson> people() {
        return people;
    }

    /** Returns what every login name begins with. */
    String family() {
        return family;
    }

    /** Returns the directory that speaks a dialect. */
    String directory(IdpDialect dialect) {
        return directories.get(dialect);
    }

    /** Returns the teams of the directory that speaks a dialect. */
    List<Team> teams(IdpDialect dialect) {
        return teams.get(dialect);
    }

    /** Returns an identity provider of that dialect, on the first node. */
    Caller idp(IdpDialect dialect) {
        return idps.get(dialect).get(0);
    }

    /** One operation on one person. */
    private final class Step {

        private final SimulatedPerson person;
        private final Random random;
        private final Caller idp;

        private Step(SimulatedPerson person, Random random) {
            this.person = person;
            this.random = random;
            List<Caller> nodes = idps.get(person.dialect());
            this.idp = nodes.get(random.nextInt(nodes.size()));
        }

        void take() {
            switch (person.stage()) {
                case NEW, REMOVED -> hire();
                case SWITCHED_OFF -> {
                    if (random.nextInt(4) == 0) {
                        remove();
                    } else {
                        switchOn();
                    }
                }
                case ACTIVE -> {
                    switch (random.nextInt(8)) {
                        case 0 -> remove();
                        case 1, 2 -> switchOff();
                        case 3, 4 -> promote();
                        default -> changeTeam();
                    }
                }
            }
        }

        /** Looks for the user first, as all identity providers do; whose answer was lost is found by the second look. */
        private void hire() {
            boolean isNew = person.stage() == Stage.NEW;
            assertThat(found()).isEmpty();
            Answer answer = sent(() -> person.dialect().create(idp, person), status -> status == 201 || status == 409);
            if (answer.status() == 409) {
                assertThat(answer.header("Location")).endsWith("/Users/" + found());
            }
            person.created(found());
            assertThat(person.id()).as(isNew ? "a new user" : "a rehired user").isNotEmpty();
        }

        private String found() {
            List<JsonObject> users = People.find(idp, "userName eq \"" + person.name() + "\"");
            assertThat(users).hasSizeLessThanOrEqualTo(1);
            return users.isEmpty() ? "" : users.get(0).getString("id");
        }

        private void switchOff() {
            sent(() -> person.dialect().switchActive(idp, person, false), status -> status == 200);
            person.switchedOff();
        }

        private void switchOn() {
            sent(() -> person.dialect().switchActive(idp, person, true), status -> status == 200);
            person.switchedOn();
        }

        private void remove() {
            sent(() -> person.dialect().delete(idp, person), status -> status == 204 || status == 404);
            person.removed();
        }

        private void promote() {
            person.promoted();
            sent(() -> person.dialect().change(idp, person), status -> status == 200);
        }

        private void changeTeam() {
            Team team = teams(person.dialect()).get(random.nextInt(TEAMS));
            boolean leaves = person.isIn(team.name());
            String body = leaves
                    ? person.dialect().leaves(person.id())
                    : person.dialect().joins(person.id());
            sent(() -> idp.patch(Teams.GROUPS + "/" + team.id(), body), status -> status == 200 || status == 204);
            if (leaves) {
                person.left(team.name());
            } else {
                person.joined(team.name());
            }
        }

        /** Sends a request, and once more when its answer gets lost. */
        private Answer sent(Supplier<Answer> request, Predicate<Integer> isExpected) {
            Answer first = request.get();
            Answer answer = random.nextInt(LOST) == 0 ? request.get() : first;
            assertThat(isExpected.test(answer.status()))
                    .as("%s answered %s %s", answer.request(), answer.status(), answer.body())
                    .isTrue();
            return answer;
        }
    }
}
