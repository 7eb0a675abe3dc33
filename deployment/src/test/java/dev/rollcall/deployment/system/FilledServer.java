package dev.rollcall.deployment.system;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A launched server with 256 MiB for objects, whose directories are filled by SQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilledServer implements RunningRollcall {

    /** An extension of each of its directories, with the unique attribute {@code badge}. */
    static final String BADGES = "urn:example:params:scim:schemas:Badges:1.0:User";

    private static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String DEFINITION = "{\"extensions\":[{\"id\":\"" + BADGES
            + "\",\"name\":\"Badges\",\"attributes\":[{\"name\":\"badge\",\"uniqueness\":\"server\"}]}]}";
    private static final int AT_ONCE = 20_000;

    @TempDir
    static Path folder;

    final SharedDatabase database;
    private final Map<String, String> variables = new HashMap<>();
    private LaunchedProcess rollcall;
    private int populated;

    FilledServer(SharedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() throws Exception {
        variables.putAll(database.environment(folder));
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", BOOTSTRAP_SECRET);
        variables.put("ROLLCALL_PUBLIC_URL", "http://localhost:8080");
        rollcall = LaunchedProcess.in(folder, variables).ready();
    }

    @AfterAll
    void stop() {
        rollcall.close();
    }

    @Override
    public URI address() {
        return rollcall.address();
    }

    /** What its objects take after a full collection, in MiB. */
    long liveMebibytes() throws Exception {
        return rollcall.liveMebibytes();
    }

    void killAndStartAgain() throws Exception {
        rollcall.kill();
        rollcall = LaunchedProcess.in(folder, variables).ready();
    }

    /**
     * A directory and its users, who have numbers.
     *
     * @param directory as its IdP knows it
     * @param first the number of the first user
     * @param users how many there are
     */
    record Filled(ConnectedDirectory directory, int first, int users) {

        /** The number of a user in the middle. */
        int middle() {
            return first + users / 2;
        }

        /** The number of the last user. */
        int last() {
            return first + users - 1;
        }
    }

    /** An active directory with so many users: number 7 is {@code user7@example.com}, with the badge {@code B7}. */
    Filled newDirectoryOf(int users) throws SQLException {
        ConnectedDirectory directory = newDirectory();
        administrator()
                .send(
                        "PUT",
                        "/api/admin/directories/" + directory.id() + "/schemas",
                        BodyPublishers.ofString(DEFINITION))
                .expect(200);
        Filled filled = new Filled(directory, populated + 1, users);
        populated += users;
        String own = "'" + directory.id() + "'";
        try (Connection connection = database.connect(folder);
                Statement statement = connection.createStatement()) {
            for (int next = filled.first(); next <= filled.last(); next += AT_ONCE) {
                insert(statement, own, database.numbers(next, Math.min(filled.last(), next + AT_ONCE - 1)));
            }
            statement.execute(
                    "insert into link_count (directory_id, stripe, open_links) values (" + own + ", 0, " + users + ")");
            statement.execute(database.analysis());
        }
        return filled;
    }

    private static void insert(Statement statement, String own, String numbers) throws SQLException {
        String users = " from " + numbers;
        String id = "concat(lpad(seq, 8, '0'), '-0000-7000-8000-000000000000')";
        String login = "concat('user', seq, '@example.com')";
        statement.execute("insert into users (id, login_name, login_name_key, name_key, status, blocked, is_protected,"
                + " owner_id, attributes) select " + id + ", " + login + ", " + login + ", " + login
                + ", 'ACTIVE', false, false, " + own + ", '{}'" + users);
        statement.execute("insert into link (directory_id, id, user_id, user_name, user_name_key, external_id_key,"
                + " active, open, version, created, last_modified, document) select " + own + ", " + id + ", " + id
                + ", " + login + ", " + login + ", concat('E-', seq), true, true, 1, '2026-01-01', '2026-01-01',"
                + " concat('{\"userName\":\"', " + login + ", '\",\"externalId\":\"E-', seq,"
                + " '\",\"active\":true,\"title\":\"Engineer ', seq % 5000, '\",\"name\":{\"familyName\":\"Family', seq,"
                + " '\",\"givenName\":\"Given', seq, '\"},\"emails\":[{\"value\":\"mail', seq,"
                + " '@example.com\",\"type\":\"work\",\"primary\":true}],\"phoneNumbers\":[{\"value\":\"+49 30 ', seq,"
                + " '\",\"type\":\"work\"}],\"addresses\":[{\"type\":\"work\",\"streetAddress\":\"Street ', seq,"
                + " '\",\"locality\":\"Berlin\",\"postalCode\":\"10115\",\"country\":\"DE\"}],\"" + ENTERPRISE_USER
                + "\":{\"employeeNumber\":\"N', seq, '\"},\"" + BADGES + "\":{\"badge\":\"B', seq, '\"}}')" + users);
        for (String value : List.of(
                "'name.familyName', concat('family', seq)",
                "'emails.value', concat('mail', seq, '@example.com')",
                "'" + ENTERPRISE_USER + ":employeeNumber', concat('n', seq)",
                "'" + BADGES + ":badge', concat('b', seq)")) {
            statement.execute("insert into lookup (directory_id, attribute, value_key, resource_id) select " + own
                    + ", " + value + ", " + id + users);
        }
    }
}
