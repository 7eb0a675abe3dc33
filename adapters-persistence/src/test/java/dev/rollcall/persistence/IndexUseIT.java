package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.Users.Selection;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.Success;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.Target;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What MariaDB plans for the statements that must stay fast in a directory of many users. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("The general log is one for all connections of a server.")
class IndexUseIT {

    private static final int USERS = 20_000;
    private static final long FEW = 20;
    private static final String EMPLOYEE_NUMBER = CoreSchemas.ENTERPRISE_USER.id() + ":employeeNumber";
    private static final String BADGE = "urn:example:badges:1.0:User:badge";
    private static final ResourceType TYPE = ScaleIT.TYPE.at("https://example.org/v2");

    private final TestDatabase database = TestDatabase.open(TestDatabase.Kind.MARIADB);
    private final Ports ports = database.ports();
    private final Directory directory = Samples.storedDirectory(ports);
    private GeneralLog log;

    @BeforeAll
    void populate() {
        String sequence = " from seq_1_to_" + USERS;
        String id = "concat(lpad(hex(seq), 8, '0'), '-0000-7000-8000-000000000000')";
        String own = "'" + directory.id() + "'";
        execute("insert into users (id, login_name, login_name_key, name_key, status, blocked, is_protected, owner_id,"
                + " attributes) select " + id
                + ", concat('user', seq), concat('user', seq), concat('user', seq), 'ACTIVE', false, false, " + own
                + ", '{}'" + sequence);
        execute("insert into link (directory_id, id, user_id, user_name_key, external_id_key, active, open, version,"
                + " created, last_modified, document) select " + own + ", " + id + ", " + id
                + ", concat('user', seq), concat('E-', seq), seq % 100 <> 0, true, 1,"
                + " '2026-01-01' + interval seq second, '2026-01-01' + interval seq second,"
                + " concat('{\"userName\":\"user', seq, '\",\"active\":true}')" + sequence);
        execute("insert into lookup (directory_id, attribute, value_key, resource_id) select " + own
                + ", 'emails.value', concat('user', seq, '@example.org'), " + id + sequence);
        execute("insert into lookup (directory_id, attribute, value_key, resource_id) select " + own + ", '"
                + EMPLOYEE_NUMBER + "', concat('n', seq), " + id + sequence);
        execute("insert into lookup (directory_id, attribute, value_key, resource_id) select " + own + ", '" + BADGE
                + "', concat('b', seq), " + id + sequence);
        insertGroups(own, id, sequence);
        LogRows.add(database.transactions(), directory.id(), USERS);
        for (String table : List.of("users", "link", "lookup", "scim_group", "membership")) {
            database.transactions().with(entities -> entities.createNativeQuery("analyze table " + table)
                    .getResultList());
        }
        log = GeneralLog.open(database.settings());
    }

    /** Puts everybody into a group of five. */
    private void insertGroups(String own, String id, String sequence) {
        execute("insert into scim_group (directory_id, id, owner_id, name_key, display_name, members, version, created,"
                + " last_modified, document) select " + own + ", " + id + ", " + own
                + ", concat('group ', seq), concat('Group ', seq), 5, 1, now(3), now(3), '{}' from seq_1_to_"
                + USERS / 5);
        execute("insert into membership (directory_id, group_id, link_id, suspended) select " + own + ", "
                + id.replace("seq", "(seq + 4) div 5") + ", " + id + ", false" + sequence);
    }

    private void execute(String sql) {
        database.transactions().with(entities -> entities.createNativeQuery(sql).executeUpdate());
    }

    @AfterAll
    void close() {
        log.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id eq \"00000777-0000-7000-8000-000000000000\"",
                "userName eq \"USER777\"",
                "userName sw \"user777\"",
                "externalId eq \"E-777\"",
                "emails.value eq \"user777@example.org\"",
                "emails[type eq \"work\"].value eq \"user777@example.org\"",
                "emails[type eq \"work\" and value eq \"user777@example.org\"]",
                "emails eq \"user777@example.org\"",
                "emails.value sw \"user777@\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"N777\"",
                "urn:example:badges:1.0:User:badge eq \"B777\"",
                "meta.location eq \"https://example.org/v2/Users/00000777-0000-7000-8000-000000000000\"",
                "groups.value eq \"00000003-0000-7000-8000-000000000000\"",
                "groups.display eq \"Group 3\"",
                "userName eq \"user777\" and active eq true",
                "userName eq \"user777\" or externalId eq \"E-778\"",
                "meta.lastModified gt \"2026-01-01T05:33:10Z\""
            })
    void aFilterReadsFewRows(String filter) {
        Query query = new Query(TYPE, Optional.of(Filter.parse(filter, TYPE, FilterLimits.DEFAULT)), new Page(1, 100));

        assertThat(rowsReadBy(() -> ports.links().search(directory.id(), query)))
                .isLessThanOrEqualTo(FEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName eq \"GROUP 3\"",
                "members.value eq \"00000777-0000-7000-8000-000000000000\"",
                "members.display eq \"USER777\"",
                "members.$ref eq \"https://example.org/v2/Users/00000777-0000-7000-8000-000000000000\"",
                "members[value eq \"00000777-0000-7000-8000-000000000000\" and type eq \"User\"]"
            })
    void aFilterOverGroupsReadsFewRows(String filter) {
        ResourceType groups = CoreSchemas.GROUP.at("https://example.org/v2");
        Query query =
                new Query(groups, Optional.of(Filter.parse(filter, groups, FilterLimits.DEFAULT)), new Page(1, 100));

        assertThat(ports.groups().search(directory.id(), query).resources()).hasSize(1);
        // What no index decides, five members do.
        assertThat(rowsReadBy(() -> ports.groups().search(directory.id(), query)))
                .isLessThanOrEqualTo(2 * FEW);
    }

    @Test
    void aFirstPageReadsAPage() {
        Query query = new Query(CoreSchemas.USER, Optional.empty(), new Page(1, 10));
        log.clear();
        ports.links().search(directory.id(), query);

        assertThat(database.rowsReadBy(log.work().get(0))).isLessThanOrEqualTo(FEW);
    }

    @ParameterizedTest
    @CsvSource({
        "id, ascending",
        "id, descending",
        "userName, ascending",
        "userName, descending",
        "meta.created, ascending",
        "meta.lastModified, descending"
    })
    void aPageByCursorReadsAPageWhereverItIs(String sortBy, String direction) {
        Sort sort = Sort.parse(sortBy, Optional.of(direction), CoreSchemas.USER).orElseThrow();
        Query far = new Query(CoreSchemas.USER, Optional.empty(), sort, new Page(15_000, 10));
        Boundary next = ports.links().search(directory.id(), far).next().orElseThrow();
        log.clear();
        ports.links().search(directory.id(), new Query(CoreSchemas.USER, Optional.empty(), sort, new Page(1, 10)));
        assertThat(database.rowsReadBy(log.work().get(0))).isLessThanOrEqualTo(FEW);
        for (Boundary.Side side : Boundary.Side.values()) {
            Page page = Page.at(new Boundary(next.position(), side), 10);
            log.clear();
            QueryResult result =
                    ports.links().search(directory.id(), new Query(CoreSchemas.USER, Optional.empty(), sort, page));

            assertThat(result.resources()).hasSize(10);
            assertThat(database.rowsReadBy(log.work().get(0)))
                    .as(side.toString())
                    .isLessThanOrEqualTo(FEW);
        }
    }

    @Test
    void aPageOfTheUsersOfADirectoryReadsAPageHoweverManyOthersCameBefore() {
        Directory later = Samples.storedDirectory(ports);
        execute("insert into users (id, login_name, status, blocked, is_protected, owner_id, attributes)"
                + " select concat('f', lpad(seq, 7, '0'), '-0000-7000-8000-000000000000'), 'later', 'ACTIVE', false, false, '"
                + later.id() + "', '{}' from seq_1_to_" + USERS);
        Selection selection = new Selection(
                Optional.empty(), Optional.of(later.id()), Set.of(UserStatus.ACTIVE, UserStatus.INACTIVE));
        for (String after : List.of("", "f0015000-0000-7000-8000-000000000000")) {
            log.clear();

            assertThat(ports.users().list(selection, after, 6)).hasSize(6);
            assertThat(database.rowsReadBy(log.work().get(0))).isLessThanOrEqualTo(FEW);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000777-0000-7000-8000-000000000000"})
    void aPageOfAllUsersReadsAPage(String after) {
        Selection selection =
                new Selection(Optional.empty(), Optional.empty(), Set.of(UserStatus.ACTIVE, UserStatus.INACTIVE));
        log.clear();

        assertThat(ports.users().list(selection, after, 6)).hasSize(6);
        assertThat(database.rowsReadBy(log.work().get(0))).isLessThanOrEqualTo(2 * FEW);
    }

    @Test
    void aLaterPageSkipsOverAnIndexWithoutDocuments() {
        Query query = new Query(CoreSchemas.USER, Optional.empty(), new Page(15_000, 10));
        log.clear();
        ports.links().search(directory.id(), query);
        List<String> statements = log.work();

        assertThat(database.plansOf(statements.get(0))).first().satisfies(plan -> {
            assertThat(plan[12].toString()).contains("Using index").doesNotContain("filesort");
        });
        assertThat(database.rowsReadBy(statements.get(1))).isLessThanOrEqualTo(FEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER7777", "user7777@example", "nobody"})
    void anAdministratorsSearchReadsFewRows(String search) {
        Selection selection =
                new Selection(Optional.of(search), Optional.empty(), Set.of(UserStatus.ACTIVE, UserStatus.INACTIVE));
        log.clear();
        assertThat(ports.users().list(selection, "", 51)).hasSize(search.equals("nobody") ? 0 : 1);

        assertThat(log.work().subList(0, 2)).allSatisfy(statement -> assertThat(database.rowsReadBy(statement))
                .isLessThanOrEqualTo(FEW));
    }

    @Test
    void everyLockReadsFewRows() {
        ResourceId id = new ResourceId("00000777-0000-7000-8000-000000000000");
        UserId user = new UserId(id.value());
        ComparisonKey name = ComparisonKey.folded("user778");

        assertThat(rowsReadBy(() -> ports.links().find(directory.id(), id))).isLessThanOrEqualTo(FEW);
        assertThat(rowsReadBy(() -> ports.links().lock(directory.id(), id))).isLessThanOrEqualTo(FEW);
        assertThat(rowsReadBy(() -> ports.links().known(directory.id(), name, Optional.of("E-777"))))
                .isLessThanOrEqualTo(FEW);
        assertThat(rowsReadBy(() -> ports.links().lockNamesakes(directory.id(), name, Optional.empty())))
                .isLessThanOrEqualTo(FEW);
        assertThat(rowsReadBy(() -> ports.links().lockNamesakes(directory.id(), name, Optional.of("E-777"))))
                .isLessThanOrEqualTo(FEW);
        assertThat(rowsReadBy(() -> ports.users().lock(user))).isLessThanOrEqualTo(FEW);
        assertThat(rowsReadBy(() -> ports.users().lockByLoginName(name))).isLessThanOrEqualTo(FEW);
    }

    @Test
    void forgettingTheLinksOfAUserReadsFewRows() {
        Link closed = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("closed")));
        ports.links().update(directory, closed, closed.closed(Samples.NOW));
        User user = ports.users().lock(closed.user()).orElseThrow();
        ports.links().add(directory, Samples.linkOf(user, directory, Samples.attributes(Samples.name("open"))));
        log.clear();

        ports.users().forgetLinks(user.id());

        // What is deleted is gone when it is analysed; what was looked through for it is not.
        List<String> statements = log.work().stream()
                .filter(statement -> statement.matches("(?i)\\W*(select|delete).*"))
                .toList();
        assertThat(statements).hasSize(5).allSatisfy(statement -> assertThat(database.rowsReadBy(statement))
                .isLessThanOrEqualTo(FEW));
    }

    @Test
    void whoHasNoLinkIsForgottenByOneStatement() {
        User local = User.local(new UserId(Samples.id()), Samples.name("local"), Complex.empty());
        ports.users().add(local);
        log.clear();

        ports.users().forgetLinks(local.id());

        assertThat(log.work()).hasSize(2).last().isEqualTo("COMMIT");
    }

    @Test
    void whoIsAnonymisedIsFoundAmongAll() {
        User anonymised =
                User.local(new UserId(Samples.id()), "", Complex.empty()).anonymised();
        ports.users().add(anonymised);

        assertThat(rowsReadBy(() -> assertThat(ports.users().anonymised("", 10)).containsExactly(anonymised.id())))
                .isLessThanOrEqualTo(FEW);
    }

    @ParameterizedTest
    @MethodSource
    void aPageOfTheLogReadsAPage(LogFilter filter) {
        assertThat(rowsReadBy(() -> ports.syncLog().find(filter, LogRows.id(15_000), 10)))
                .isLessThanOrEqualTo(6 * FEW);
    }

    Stream<LogFilter> aPageOfTheLogReadsAPage() {
        DirectoryId own = directory.id();
        String user = LogRows.link(777);
        return Stream.of(
                LogFilter.of(own),
                LogFilter.about(user),
                new LogFilter(null, true, null, null, null, null, null),
                new LogFilter(null, true, SyncAction.TOKEN_REFUSED, null, null, null, null),
                new LogFilter(own, false, SyncAction.UPDATED, null, null, null, null),
                new LogFilter(own, false, SyncAction.CALL_REFUSED, null, null, Instant.EPOCH, null),
                new LogFilter(own, false, null, Outcome.Result.REFUSED, null, null, null),
                new LogFilter(own, false, null, null, user, null, null),
                new LogFilter(own, false, SyncAction.UPDATED, Outcome.Result.SUCCESS, user, Instant.EPOCH, null),
                new LogFilter(own, false, null, null, null, Instant.EPOCH, null),
                new LogFilter(own, false, null, null, null, null, "request-777"),
                new LogFilter(own, false, SyncAction.CALL_REFUSED, null, null, null, "request-777"));
    }

    @Test
    void whetherACallSettlesAnythingReadsFewRows() {
        execute("insert into refused_object (directory_id, cause, target_type, resource_id, target_key, requests,"
                + " first_time, last_time, last_id) select '" + directory.id() + "', 'INVALID_PATH', 'USER',"
                + " if(seq % 2 = 0, concat(lpad(hex(seq), 8, '0'), '-0000-7000-8000-000000000000'), ''),"
                + " if(seq % 2 = 1, lpad(seq, 64, '0'), ''), 1, now(3), now(3), '" + LogRows.id(1) + "' from seq_1_to_"
                + USERS);
        ResourceId user = new ResourceId("00000308-0000-7000-8000-000000000000");
        Target keyed = new Target(Target.Type.USER, null, null, "%064d".formatted(777));

        log.clear();

        ports.refusedObjects()
                .settle(
                        directory.id(),
                        List.of(
                                new Success("1", new Target(Target.Type.USER, user, null, null), false),
                                new Success("1", keyed, false)));

        List<String> statements = log.work().stream()
                .filter(statement -> statement.matches("(?i)\\W*(select|delete).*"))
                .toList();
        assertThat(statements).hasSize(7).allSatisfy(statement -> assertThat(database.rowsReadBy(statement))
                .isLessThanOrEqualTo(FEW));
        assertThat(ports.refusedObjects().problems(directory.id(), Instant.EPOCH, 1))
                .singleElement()
                .satisfies(problem -> assertThat(problem.affected()).isEqualTo(USERS - 2));
    }

    private long rowsReadBy(Runnable work) {
        log.clear();
        work.run();
        return log.work().stream()
                .filter(statement -> statement.matches("(?i)\\W*select.*"))
                .mapToLong(database::rowsReadBy)
                .sum();
    }
}
