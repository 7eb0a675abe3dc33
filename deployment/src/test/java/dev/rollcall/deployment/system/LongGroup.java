package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A group of many members, from a server that has 128 MiB more for objects than it keeps when it is idle. Each subclass says
 * by itself that it is part of the proof alone, because that is not inherited.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LongGroup implements RunningRollcall {

    private static final System.Logger LOG = System.getLogger(LongGroup.class.getName());
    private static final int SPARE_MEBIBYTES = 128;
    private static final int TRIES = 101;
    private static final int READERS = 8;
    static final List<String> CHANGES = List.of("add", "remove");

    @TempDir
    static Path folder;

    final int members;
    private final SharedDatabase database;
    private final Duration wholeList;
    private LaunchedProcess rollcall;
    private Caller idp;
    String large = "";
    private String listed = "";
    private String empty = "";

    LongGroup(SharedDatabase database, int members, Duration wholeList) {
        this.database = database;
        this.members = members;
        this.wholeList = wholeList;
    }

    @BeforeAll
    void populate() throws Exception {
        Map<String, String> variables = new HashMap<>(database.environment(folder));
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", BOOTSTRAP_SECRET);
        ConnectedDirectory directory;
        long live;
        try (LaunchedProcess first = LaunchedProcess.in(folder, variables)) {
            rollcall = first.ready();
            directory = newDirectory();
            idp = directory.idp();
            large = Teams.create(idp, "Large");
            listed = Teams.create(idp, "Listed");
            empty = Teams.create(idp, "Empty");
            changeOften(empty, People.create(idp, People.user(People.newName())));
            live = first.liveMebibytes();
            try (Connection connection = database.connect(folder)) {
                populate(connection, directory.id());
            }
        }
        LOG.log(System.Logger.Level.INFO, "an idle server keeps {0} MiB of objects", live);
        rollcall = LaunchedProcess.in(folder, variables, live + SPARE_MEBIBYTES).ready();
        idp = new ConnectedDirectory(directory.id(), directory.clientId(), directory.clientSecret(), anybody()).idp();
    }

    private void populate(Connection connection, String directory) throws SQLException {
        String own = "'" + directory + "'";
        String all = " from " + database.numbers(1, members + 10);
        String id = "concat(lpad(seq, 8, '0'), '-0000-7000-8000-000000000000')";
        try (Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "insert into users (id, login_name, login_name_key, status, blocked, is_protected, owner_id, attributes)"
                            + " select " + id + ", concat('user', seq), concat('user', seq), 'ACTIVE', false, false, "
                            + own + ", '{}'" + all,
                    "insert into link (directory_id, id, user_id, user_name, user_name_key, active, open, version, created,"
                            + " last_modified, document) select " + own + ", " + id + ", " + id
                            + ", concat('user', seq), concat('user', seq), true, true, 1, localtimestamp, localtimestamp,"
                            + " concat('{\"userName\":\"user', seq, '\",\"active\":true}')" + all,
                    "insert into membership (directory_id, group_id, link_id, suspended) select " + own
                            + ", g.id, s.id, false from scim_group g, (select " + id + " as id from "
                            + database.numbers(1, members) + ") s where g.id in ('" + large + "', '" + listed + "')",
                    "update scim_group set members = " + members + " where id in ('" + large + "', '" + listed + "')",
                    database.analysis())) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    void stop() {
        rollcall.close();
    }

    @Override
    public URI address() {
        return rollcall.address();
    }

    @Test
    void oneMemberTakesTheTimeItTakesInAnEmptyGroup() {
        String stranger = member(members + 2);
        changeOften(large, stranger);
        long[][] ofEmpty = new long[2][TRIES];
        long[][] ofLarge = new long[2][TRIES];
        for (int i = 0; i < TRIES; i++) {
            for (int op = 0; op < CHANGES.size(); op++) {
                ofEmpty[op][i] = nanosOf(CHANGES.get(op), empty, stranger);
                ofLarge[op][i] = nanosOf(CHANGES.get(op), large, stranger);
            }
        }
        for (int op = 0; op < CHANGES.size(); op++) {
            Duration inEmpty = median(ofEmpty[op]);
            Duration inLarge = median(ofLarge[op]);
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} one member over HTTP: {1} us in an empty group, {2} us in one of {3}",
                    CHANGES.get(op),
                    inEmpty.toNanos() / 1000,
                    inLarge.toNanos() / 1000,
                    members);
            assertThat(inLarge).isLessThan(Duration.ofMillis(200));
            assertThat((double) inLarge.toNanos()).isLessThanOrEqualTo(inEmpty.toNanos() * 1.5);
        }
    }

    @Test
    void tenChangesByAWholeListAreFound() {
        List<String> wanted = members(6, members + 5);
        BodyPublisher body =
                BodyPublishers.ofString(Teams.group("Listed", wanted).toString());

        long begin = System.nanoTime();
        Answer answer = idp.send("PUT", path(listed), body);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);

        LOG.log(System.Logger.Level.INFO, "ten changes by a list of {0} over HTTP: {1} ms", members, taken.toMillis());
        assertThat(Teams.members(answer.expect(200).json())).containsExactlyElementsOf(wanted);
        assertThat(taken).isLessThan(wholeList);
    }

    /** Eight answers of which each would fill the spare memory, if its members were held. */
    @Test
    void readersGetAllMembersAsAStream() throws Exception {
        List<Answer> answers = Crowd.ask(READERS, i -> idp.get(path(large)));

        LOG.log(
                System.Logger.Level.INFO,
                "{0} readers at once got {1} characters each; objects take {2} MiB afterwards",
                READERS,
                answers.get(0).body().length(),
                rollcall.liveMebibytes());
        assertThat(answers).allSatisfy(answer -> assertThat(
                        Teams.members(answer.expect(200).json()))
                .containsExactlyElementsOf(members(1, members)));
    }

    @Test
    void aReferenceIsCheckedAtOnce() {
        String filter = Caller.encoded("id eq \"" + large + "\" and members eq \"" + member(members / 2) + "\"");
        long[] nanos = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            long begin = System.nanoTime();
            Answer answer = idp.get(Teams.GROUPS + "?filter=" + filter + "&attributes=id");
            assertThat(People.resources(answer.expect(200).json())).hasSize(1);
            nanos[i] = System.nanoTime() - begin;
        }
        assertThat(median(nanos)).isLessThan(Duration.ofMillis(50));
    }

    private void changeOften(String group, String member) {
        for (int i = 0; i < TRIES; i++) {
            CHANGES.forEach(op -> patch(group, op, member));
        }
    }

    private long nanosOf(String op, String group, String member) {
        long begin = System.nanoTime();
        patch(group, op, member);
        return System.nanoTime() - begin;
    }

    private static Duration median(long[] nanos) {
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[nanos.length / 2]);
    }

    void patch(String group, String op, String member) {
        assertThat(idp.patch(path(group), Teams.members(op, List.of(member))).status())
                .isEqualTo(group.equals(empty) ? 200 : 204);
    }

    private static String path(String group) {
        return Teams.GROUPS + "/" + group;
    }

    private static List<String> members(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(LongGroup::member).toList();
    }

    static String member(int number) {
        return String.format("%08d-0000-7000-8000-000000000000", number);
    }
}
