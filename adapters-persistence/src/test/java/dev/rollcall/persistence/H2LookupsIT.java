package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.Users.Selection;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.application.provisioning.UserProvisioning;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.user.UserStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H2 looks rows up wherever MariaDB does, though it cannot look a list up in the second column of an index: what a hundred
 * rows cost does not grow with their directory. Its own figures about columns are those of a new file.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("Times are taken.")
class H2LookupsIT {

    private static final System.Logger LOG = System.getLogger(H2LookupsIT.class.getName());
    private static final int FEW = 200;
    private static final int MANY = 20_000;
    private static final int HUNDRED = 100;
    private static final int TRIES = 9;

    /** Reading the whole directory is {@code MANY / FEW} times as much. */
    private static final double SAME = 10;

    private final TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2);
    private final Ports ports = database.ports();
    private final GroupProvisioning provisioning = Provisionings.groups(ports, Clock.systemUTC());
    private final Population small = new Population(Samples.storedDirectory(ports), 1, FEW);
    private final Population large = new Population(Samples.storedDirectory(ports), FEW + 1, FEW + MANY);

    @BeforeAll
    void populate() {
        for (Population population : List.of(small, large)) {
            population.insert();
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void theGroupsOfUsers() {
        compare(of -> assertThat(ports.memberships().groupsOf(of.directory.id(), of.hundred()))
                .hasSize(HUNDRED));
    }

    @Test
    void whomEventsAreAbout() {
        compare(of -> assertThat(
                        ports.changeFeed().usersOf(Set.of(small.directory.id(), large.directory.id()), of.hundred()))
                .hasSize(HUNDRED));
    }

    @Test
    void changesOfMembers() {
        compare(of -> {
            patch(of, "add");
            patch(of, "remove");
        });
    }

    private void patch(Population of, String op) {
        String members = of.hundred().stream()
                .map(member -> "{\"value\":\"" + member + "\"}")
                .collect(Collectors.joining(","));
        provisioning.patch(
                new Call(new Caller.OfDirectory(of.directory, "client"), "request"),
                of.nobody,
                JsonReader.readStored(
                        "{\"Operations\":[{\"op\":\"" + op + "\",\"path\":\"members\",\"value\":[" + members + "]}]}"),
                Precondition.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id eq \"user7\"",
                "userName eq \"user7\"",
                "externalId eq \"user7\"",
                "displayName eq \"user7\"",
                "emails[type eq \"work\"].value eq \"user7\""
            })
    void whatFindsAUser(String filter) {
        Query query = new Query(
                CoreSchemas.USER,
                Optional.of(Filter.parse(filter, CoreSchemas.USER, FilterLimits.DEFAULT)),
                new Page(1, HUNDRED));

        assertThat(searchingAllWith(() -> ports.links().search(large.directory.id(), query)))
                .isNotEmpty();
    }

    @Test
    void whatFillsAPage() {
        Boundary next = search(new Page(1, HUNDRED)).next().orElseThrow();

        assertThat(searchingAllWith(() ->
                        assertThat(search(Page.at(next, HUNDRED)).resources()).hasSize(HUNDRED)))
                .isNotEmpty();
    }

    private QueryResult search(Page page) {
        return ports.links().search(large.directory.id(), new Query(CoreSchemas.USER, Optional.empty(), page));
    }

    @Test
    void theFirstUsers() {
        for (Optional<DirectoryId> directory :
                List.of(Optional.of(large.directory.id()), Optional.<DirectoryId>empty())) {
            Selection selection =
                    new Selection(Optional.empty(), directory, Set.of(UserStatus.ACTIVE, UserStatus.INACTIVE));

            assertThat(searchingAllWith(() ->
                            assertThat(ports.users().list(selection, "", 10)).hasSize(10)))
                    .isNotEmpty();
        }
    }

    @Test
    void whatIsForgottenOfAUser() {
        Link link = Samples.storedLink(ports, large.directory, Samples.attributes(Samples.name("forgotten")));

        assertThat(searchingAllWith(() -> ports.users().forgetLinks(link.user())))
                .hasSize(5);
    }

    @Test
    void whatIsAskedToWriteAUser() {
        UserProvisioning users = Provisionings.users(ports, Clock.systemUTC());
        Call call = new Call(new Caller.OfDirectory(large.directory, "client"), "request");

        assertThat(searchingAllWith(() -> {
                    ResourceId id = users.create(
                                    call,
                                    JsonReader.readStored("{\"userName\":\"mia\",\"externalId\":\"m\","
                                            + "\"emails\":[{\"value\":\"mia@example.org\"}]}"))
                            .id();
                    users.patch(
                            call,
                            id,
                            JsonReader.readStored("{\"Operations\":[{\"op\":\"replace\",\"value\":"
                                    + "{\"userName\":\"maria\",\"title\":\"Lead\"}}]}"),
                            Precondition.NONE);
                    users.delete(call, id, Precondition.NONE);
                    users.create(call, JsonReader.readStored("{\"userName\":\"maria\"}"));
                }))
                .hasSizeGreaterThan(5);
    }

    /** Returns the statements that the work searches with: none of them reads much, or has a value in its text. */
    private List<String> searchingAllWith(Runnable work) {
        List<String> statements;
        try (StatementsOnH2 log = StatementsOnH2.open(database)) {
            work.run();
            statements = log.searching();
        }
        assertThat(statements).allSatisfy(statement -> assertThat(
                        StatementsOnH2.rowsReadBy(database, statement, large.directory.id()))
                .as(statement)
                .isLessThanOrEqualTo(FEW)
                .satisfies(rows -> assertThat(statement)
                        .doesNotContain(large.directory.id().value())));
        return statements;
    }

    /** Compares the least times, taken in turn: what is left of them when others use the machine, too. */
    private void compare(Consumer<Population> work) {
        long inSmall = Long.MAX_VALUE;
        long inLarge = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            inSmall = Math.min(inSmall, nanosOf(work, small));
            inLarge = Math.min(inLarge, nanosOf(work, large));
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0} us among {1} users, {2} us among {3}",
                inSmall / 1000,
                FEW,
                inLarge / 1000,
                MANY);
        assertThat((double) inLarge).isLessThan(inSmall * SAME);
    }

    private static long nanosOf(Consumer<Population> work, Population population) {
        long begin = System.nanoTime();
        work.accept(population);
        return System.nanoTime() - begin;
    }

    /** A directory with users of these numbers, one group of all of them and one of nobody. */
    private final class Population {

        private final Directory directory;
        private final int first;
        private final int last;
        private final ResourceId everybody;
        private final ResourceId nobody;

        Population(Directory directory, int first, int last) {
            this.directory = directory;
            this.first = first;
            this.last = last;
            this.everybody = group("Everybody");
            this.nobody = group("Nobody");
        }

        private ResourceId group(String name) {
            return provisioning
                    .create(
                            new Call(new Caller.OfDirectory(directory, "client"), "request"),
                            JsonReader.readStored("{\"displayName\":\"" + name + "\"}"))
                    .id();
        }

        void insert() {
            String own = "'" + directory.id() + "'";
            String all = " from system_range(" + first + ", " + last + ")";
            String id = "lpad(x, 8, '0') || '-0000-7000-8000-000000000000'";
            execute(
                    "insert into users (id, login_name, login_name_key, status, blocked, is_protected, owner_id, attributes)"
                            + " select " + id + ", 'user' || x, 'user' || x, 'ACTIVE', false, false, " + own + ", '{}'"
                            + all);
            execute(
                    "insert into link (directory_id, id, user_id, user_name, user_name_key, active, open, version, created,"
                            + " last_modified, document) select " + own + ", " + id + ", " + id
                            + ", 'user' || x, 'user' || x,"
                            + " true, true, 1, localtimestamp, localtimestamp, '{\"userName\":\"user' || x || '\",\"active\":true}'"
                            + all);
            execute("insert into membership (directory_id, group_id, link_id, suspended) select " + own + ", '"
                    + everybody + "', " + id + ", false" + all);
            execute("insert into lookup (directory_id, attribute, value_key, resource_id) select " + own
                    + ", 'displayName', 'user' || x, " + id + all);
            execute("insert into unique_value (directory_id, attribute, value_key, resource_id) select " + own
                    + ", 'badge', 'b' || x, " + id + all);
        }

        private void execute(String sql) {
            database.transactions()
                    .with(entities -> entities.createNativeQuery(sql).executeUpdate());
        }

        /** Users from all of the directory. */
        List<ResourceId> hundred() {
            int step = (last - first + 1) / HUNDRED;
            return IntStream.range(0, HUNDRED)
                    .mapToObj(i -> new ResourceId(String.format("%08d-0000-7000-8000-000000000000", first + i * step)))
                    .toList();
        }
    }
}
