package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.Users.Selection;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How fast an administrator finds people by name, login and e-mail: in the proof among 200,000. */
@Isolated("Times are taken.")
class PeopleSearchIT extends OnBothDatabases {

    private static final System.Logger LOG = System.getLogger(PeopleSearchIT.class.getName());
    private static final boolean PROOF = Boolean.getBoolean("rollcall.proof");
    private static final int USERS = PROOF ? 200_000 : 12_000;
    private static final int TRIES = 5;

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void findsPeopleAmongMany(TestDatabase.Kind kind) {
        DirectoryId directory = populate(on(kind), kind);
        Ports ports = on(kind).ports();
        int number = USERS / 2;
        for (String search :
                new String[] {"USER" + number + "@", "Family" + number, "user" + number, "nobody", "", "user"}) {
            Selection selection = new Selection(
                    Optional.of(search).filter(text -> !text.isEmpty()),
                    Optional.empty(),
                    Set.of(UserStatus.ACTIVE, UserStatus.INACTIVE));
            assertThat(ports.users().list(selection, "", 51)).hasSizeBetween(search.equals("nobody") ? 0 : 1, 51);
            long time = median(after -> ports.users().list(selection, after, 51));
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0}: an administrator looks for \"{1}\": {2} us",
                    kind,
                    search,
                    time / 1000);

            assertThat(Duration.ofNanos(time)).as(search).isLessThan(Duration.ofMillis(PROOF ? 300 : 3_000));
        }
        listsInOrderWhomABeginningOfAllFinds(ports, directory);
    }

    private static void listsInOrderWhomABeginningOfAllFinds(Ports ports, DirectoryId directory) {
        Selection all = new Selection(Optional.of("USER"), Optional.of(directory), Set.of(UserStatus.ACTIVE));
        assertThat(ports.users().list(all, id(7), 3))
                .extracting(person -> person.user().id().value())
                .containsExactly(id(8), id(9), id(10));
        assertThat(ports.users().list(all, id(USERS - 1), 3)).hasSize(1);
        Selection inactive = new Selection(Optional.of("user"), Optional.empty(), Set.of(UserStatus.INACTIVE));
        assertThat(ports.users().list(inactive, "", 3)).isEmpty();
        DirectoryId other = Samples.storedDirectory(ports).id();
        Selection elsewhere = new Selection(Optional.of("user"), Optional.of(other), Set.of(UserStatus.ACTIVE));
        assertThat(ports.users().list(elsewhere, "", 3)).isEmpty();
        Selection addresses = new Selection(Optional.of("user1"), Optional.empty(), Set.of(UserStatus.ACTIVE));
        assertThat(ports.users().list(addresses, id(1), 2))
                .extracting(person -> person.user().id().value())
                .containsExactly(id(10), id(11));
    }

    private static String id(int number) {
        return String.format("%08d-0000-7000-8000-000000000000", number);
    }

    private static DirectoryId populate(TestDatabase database, TestDatabase.Kind kind) {
        DirectoryId directory = Samples.storedDirectory(database.ports()).id();
        String own = "'" + directory + "'";
        String id = "concat(lpad(n, 8, '0'), '-0000-7000-8000-000000000000')";
        String users = kind == TestDatabase.Kind.H2
                ? " from (select x as n from system_range(1, " + USERS + ")) numbers"
                : " from (select seq as n from seq_1_to_" + USERS + ") numbers";
        execute(
                database,
                "insert into users (id, login_name, login_name_key, name_key, status, blocked, is_protected, owner_id,"
                        + " attributes) select " + id
                        + ", concat('user', n), concat('user', n), concat('user', n), 'ACTIVE', false, false, " + own
                        + ", '{}'" + users);
        execute(
                database,
                "insert into link (directory_id, id, user_id, user_name_key, active, open, version, created,"
                        + " last_modified, document) select " + own + ", " + id + ", " + id
                        + ", concat('user', n), true, true, 1, '2026-01-01', '2026-01-01',"
                        + " concat('{\"userName\":\"user', n, '\",\"name\":{\"familyName\":\"Family', n, '\"}}')"
                        + users);
        for (String value : new String[] {
            "'name.familyName', concat('family', n)", "'emails.value', concat('user', n, '@example.org')"
        }) {
            execute(
                    database,
                    "insert into lookup (directory_id, attribute, value_key, resource_id) select " + own + ", " + value
                            + ", " + id + users);
        }
        for (String table : new String[] {"users", "link", "lookup"}) {
            execute(database, kind == TestDatabase.Kind.H2 ? "analyze table " + table : "do 0");
            if (kind == TestDatabase.Kind.MARIADB) {
                database.transactions().with(entities -> entities.createNativeQuery("analyze table " + table)
                        .getResultList());
            }
        }
        return directory;
    }

    private static void execute(TestDatabase database, String sql) {
        database.transactions().with(entities -> entities.createNativeQuery(sql).executeUpdate());
    }

    /** Each try begins elsewhere, because H2 remembers the answer to the very same question. */
    private static long median(Consumer<String> work) {
        long[] times = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            long begin = System.nanoTime();
            work.accept("0000000" + i);
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        return times[TRIES / 2];
    }
}
