package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One member of a long group costs on MariaDB what one of an empty group does: 100,000 members in the proof. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("Times are taken, and the general log is one for all connections of a server.")
class GroupScaleIT {

    private static final System.Logger LOG = System.getLogger(GroupScaleIT.class.getName());
    private static final boolean PROOF = Boolean.getBoolean("rollcall.proof");
    private static final int MEMBERS = PROOF ? 100_000 : 3_000;
    private static final int TRIES = PROOF ? 101 : 5;

    /** Times are only judged on a machine that does nothing else. */
    private static final double SAME = PROOF ? 1.5 : 100;

    private final TestDatabase database = TestDatabase.open(TestDatabase.Kind.MARIADB);
    private final Ports ports = database.ports();
    private final GroupProvisioning provisioning = Provisionings.groups(ports, Clock.systemUTC());
    private final Directory directory = Samples.storedDirectory(ports);
    private final Call idp = new Call(new Caller.OfDirectory(directory, "client"), "request");
    private final ResourceId large = group("Large");
    private final ResourceId empty = group("Empty");
    private GeneralLog log;

    @BeforeAll
    void populate() {
        String own = "'" + directory.id() + "'";
        String all = " from seq_1_to_" + (MEMBERS + 10);
        String id = "concat(lpad(lower(hex(seq)), 8, '0'), '-0000-7000-8000-000000000000')";
        execute(
                "insert into users (id, login_name, login_name_key, status, blocked, is_protected, owner_id, attributes)"
                        + " select " + id + ", concat('user', seq), concat('user', seq), 'ACTIVE', false, false, " + own
                        + ", '{}'" + all);
        execute("insert into link (directory_id, id, user_id, user_name, user_name_key, active, open, version, created,"
                + " last_modified, document) select " + own + ", " + id + ", " + id
                + ", concat('user', seq), concat('user', seq), true, true, 1, now(3), now(3),"
                + " concat('{\"userName\":\"user', seq, '\",\"active\":true}')" + all);
        execute("insert into membership (directory_id, group_id, link_id, suspended) select " + own + ", '" + large
                + "', " + id + ", false from seq_1_to_" + MEMBERS);
        execute("update scim_group set members = " + MEMBERS + " where id = '" + large + "'");
        for (String table : List.of("users", "link", "membership", "scim_group")) {
            database.transactions().with(entities -> entities.createNativeQuery("analyze table " + table)
                    .getResultList());
        }
        log = GeneralLog.open(database.settings());
    }

    @AfterAll
    void close() {
        log.close();
        database.close();
    }

    @Test
    void oneMemberTakesSixStatementsInAnyGroup() {
        String stranger = member(MEMBERS + 1);
        for (ResourceId group : List.of(empty, large)) {
            int before = membersOf(group);
            assertThat(statementsOf(group, "add", stranger)).hasSizeLessThanOrEqualTo(6);
            assertThat(membersOf(group)).isEqualTo(before + 1);
            assertThat(statementsOf(group, "remove", stranger)).hasSizeLessThanOrEqualTo(6);
            assertThat(membersOf(group)).isEqualTo(before);
        }
    }

    private List<String> statementsOf(ResourceId group, String op, String member) {
        log.clear();
        patch(group, op, member);
        return log.work().stream()
                .filter(statement -> !statement.equalsIgnoreCase("commit"))
                .toList();
    }

    @Test
    void oneMemberTakesTheTimeItTakesInAnEmptyGroup() {
        String stranger = member(MEMBERS + 2);
        medianOfChanges(large, stranger);
        Duration inEmpty = medianOfChanges(empty, stranger);
        Duration inLarge = medianOfChanges(large, stranger);

        LOG.log(
                System.Logger.Level.INFO,
                "one member in and out: {0} us in an empty group, {1} us in one of {2}",
                inEmpty.toNanos() / 1000,
                inLarge.toNanos() / 1000,
                MEMBERS);
        assertThat((double) inLarge.toNanos()).isLessThanOrEqualTo(inEmpty.toNanos() * SAME);
    }

    @Test
    void tenChangesByAWholeListWriteTenRows() {
        String members = IntStream.rangeClosed(6, MEMBERS + 5)
                .mapToObj(i -> "{\"value\":\"" + member(i) + "\"}")
                .collect(Collectors.joining(","));
        Complex body = JsonReader.readStored("{\"displayName\":\"Large\",\"members\":[" + members + "]}");
        log.clear();

        long begin = System.nanoTime();
        provisioning.replace(idp, large, body, Precondition.NONE);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);

        LOG.log(System.Logger.Level.INFO, "ten changes by a list of {0}: {1} ms", MEMBERS, taken.toMillis());
        assertThat(taken).isLessThan(Duration.ofSeconds(PROOF ? 5 : 15));
        assertThat(log.work().stream()
                        .map(statement -> statement.toLowerCase(Locale.ROOT))
                        .filter(statement -> statement.startsWith("delete from membership")
                                || statement.startsWith("insert into membership")))
                .hasSizeLessThanOrEqualTo(4);
        assertThat(membersOf(large)).isEqualTo(MEMBERS);
        assertThat(ports.memberships().page(directory.id(), large, "", 1))
                .extracting(member -> member.link().value())
                .containsExactly(member(6));
        IntStream.rangeClosed(1, 5).forEach(i -> patch(large, "add", member(i)));
        IntStream.rangeClosed(MEMBERS + 1, MEMBERS + 5).forEach(i -> patch(large, "remove", member(i)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id eq \"GROUP\" and members eq \"MEMBER\"",
                "id eq \"GROUP\" and members.value eq \"MEMBER\"",
                "id eq \"GROUP\" and members[value eq \"MEMBER\"]",
                "members eq \"MEMBER\"",
                "members[value eq \"MEMBER\"]",
                "members.value eq \"MEMBER\" and displayName eq \"large\""
            })
    void aFilterByMemberReadsFewRows(String filter) {
        String text = filter.replace("GROUP", large.value()).replace("MEMBER", member(MEMBERS / 2));
        Query query = new Query(
                CoreSchemas.GROUP,
                Optional.of(Filter.parse(text, CoreSchemas.GROUP, FilterLimits.DEFAULT)),
                Page.FIRST);
        log.clear();

        assertThat(ports.groups().search(directory.id(), query).resources()).hasSize(1);

        assertThat(log.work().stream()
                        .filter(statement -> statement.startsWith("SELECT"))
                        .mapToLong(database::rowsReadBy)
                        .sum())
                .isLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1000})
    void aPageOfMembersReadsAPage(int limit) {
        log.clear();

        assertThat(ports.memberships().page(directory.id(), large, member(MEMBERS / 2), limit))
                .hasSize(limit);

        assertThat(database.rowsReadBy(log.work().get(0))).isLessThanOrEqualTo(4L * limit);
    }

    @Test
    void theFirstMembersOfAGroupAreReadAlone() {
        log.clear();

        assertThat(ports.memberships().firstOf(directory.id(), List.of(large), 1000))
                .hasSize(1000);

        assertThat(database.rowsReadBy(log.work().get(0))).isLessThanOrEqualTo(4000);
    }

    @Test
    void aPageForAdministratorsReadsAPage() {
        Group group = ports.groups().find(directory.id(), large).orElseThrow();
        log.clear();

        assertThat(ports.administeredGroups().members(group, member(MEMBERS / 2), 500))
                .hasSize(500);

        assertThat(database.rowsReadBy(log.work().get(0))).isLessThanOrEqualTo(3000);
    }

    private Duration medianOfChanges(ResourceId group, String member) {
        long[] nanos = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            long begin = System.nanoTime();
            patch(group, "add", member);
            patch(group, "remove", member);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[TRIES / 2]);
    }

    private void patch(ResourceId group, String op, String member) {
        Complex body = JsonReader.readStored("{\"Operations\":[{\"op\":\"" + op
                + "\",\"path\":\"members\",\"value\":[{\"value\":\"" + member + "\"}]}]}");
        provisioning.patch(idp, group, body, Precondition.NONE);
    }

    private int membersOf(ResourceId group) {
        return ports.groups().find(directory.id(), group).orElseThrow().members();
    }

    private ResourceId group(String name) {
        return provisioning
                .create(idp, JsonReader.readStored("{\"displayName\":\"" + name + "\"}"))
                .id();
    }

    private void execute(String sql) {
        database.transactions().with(entities -> entities.createNativeQuery(sql).executeUpdate());
    }

    private static String member(int number) {
        return String.format("%08x-0000-7000-8000-000000000000", number);
    }
}
