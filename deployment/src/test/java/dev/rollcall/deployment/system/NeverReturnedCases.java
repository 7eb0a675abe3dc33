package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.newName;
import static dev.rollcall.deployment.system.People.operation;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is never returned (RFC 7643, 2.2) is in no answer: the password, and whatever a directory defines so. */
interface NeverReturnedCases extends OnSharedDatabase {

    String PASSWORD = "1mz050nq";
    String PIN = "7h3q-pin";
    String VAULT = "urn:example:params:scim:schemas:Vault:1.0:User";

    @Test
    default void whatIsNeverReturnedIsInNoAnswerHoweverItIsAskedFor() {
        ConnectedDirectory directory = newDirectory();
        Caller administrator = administrator();
        long start = FeedReader.atTheEnd(administrator).position();
        String root = "/api/admin/directories/" + directory.id();
        defineVault(directory);
        Caller idp = directory.idp();
        String name = newName();
        List<Answer> answers = new ArrayList<>();

        Answer created = idp.post(USERS, body(name)).expect(201);
        answers.add(created);
        String path = USERS + "/" + created.json().getString("id");
        answers.add(idp.put(path, body(name)).expect(200));
        for (String attribute : List.of("password", VAULT + ":pin")) {
            answers.add(idp.patch(path, operation("replace", attribute, "\"" + PASSWORD + PIN + "\""))
                    .expect(200));
            answers.add(idp.patch(
                            path + "?attributes=" + attribute,
                            operation("add", attribute, "\"" + PIN + PASSWORD + "\""))
                    .expect(200));
            for (String query : List.of(
                    "?attributes=" + attribute, "?attributes=userName," + attribute, "?excludedAttributes=userName")) {
                answers.add(idp.get(path + query).expect(200));
                answers.add(idp.get(USERS + query).expect(200));
            }
            for (String filter : List.of(" pr", " eq \"" + PIN + PASSWORD + "\"", " co \"" + PIN + "\"")) {
                Answer selected = idp.get(USERS + "?filter=" + Caller.encoded(attribute + filter))
                        .expect(200);
                assertThat(selected.json().getInt("totalResults"))
                        .as(attribute + filter)
                        .isZero();
                answers.add(selected);
            }
            answers.add(idp.get(USERS + "?sortBy=" + attribute));
            for (String search : List.of(USERS + "/.search", "/api/scim/v2/.search")) {
                answers.add(idp.post(
                                search,
                                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],"
                                        + "\"attributes\":[\"userName\",\"" + attribute + "\"]}")
                        .expect(200));
            }
        }
        answers.add(idp.get(path + "?attributes=" + VAULT).expect(200));
        answers.add(idp.post(USERS, body(name)).expect(409));
        answers.add(idp.post(
                        "/api/scim/v2/Bulk",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                                + "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":"
                                + body(newName())
                                + "},{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b\",\"data\":" + body(name)
                                + "},{\"method\":\"PUT\",\"path\":\"/Users/"
                                + created.json().getString("id") + "\",\"data\":" + body(name) + "}]}")
                .expect(200));
        JsonObject event = administrator
                .get(root + "/log?action=created&limit=1")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        String user = "/api/admin/users/" + event.getString("user");
        for (String read : List.of(
                user,
                user + "/history",
                root + "/log?limit=500",
                root + "/problems",
                root,
                "/api/admin/users?search=" + name,
                "/api/admin/changes?limit=500&wait=5&after=" + start)) {
            answers.add(administrator.get(read).expect(200));
        }
        answers.add(administrator.with("Accept", "text/csv").get(root + "/log").expect(200));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.body()).doesNotContain(PASSWORD, PIN);
            assertThat(answer.status()).isLessThan(500);
        });
        assertThat(idp.get(path).expect(200).body()).contains("\"door\":\"north\"");
    }

    /** Requirement E1: nor are the password and the like in any table, or in what the server writes to its log. */
    @Test
    default void aPasswordIsKeptNowhere() throws SQLException, IOException {
        ConnectedDirectory directory = newDirectory();
        defineVault(directory);
        Caller idp = directory.idp();
        String secret = "Pw" + UUID.randomUUID().toString().replace("-", "");
        String name = newName();
        JsonObject pushed = People.user(name)
                .add("password", secret)
                .add(
                        VAULT,
                        Json.createObjectBuilder()
                                .add("pin", secret)
                                .add("box", Json.createObjectBuilder().add("pin", secret)))
                .build();
        String path = USERS + "/" + idp.post(USERS, pushed).expect(201).json().getString("id");
        idp.put(path, pushed).expect(200);
        for (String attribute : List.of("password", VAULT + ":pin", VAULT + ":box.pin")) {
            idp.patch(path, operation("replace", attribute, "\"" + secret + "\""))
                    .expect(200);
        }
        idp.patch(path, operation("replace", "active", "\"" + secret + "\"")).expect(400);
        idp.post(USERS, pushed).expect(409);

        assertThat(tablesWith(name)).contains("users");
        assertThat(tablesWith(secret)).isEmpty();
        for (Path log : PersonalDataCases.serverLogs()) {
            assertThat(Files.readString(log)).as("%s", log).doesNotContain(secret);
        }
    }

    /** The tables of which a row holds the text in any column. */
    private List<String> tablesWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection database = database();
                ResultSet tables = database.getMetaData()
                        .getTables(database.getCatalog(), database.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"
                        })) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                if (isIn(database, table, text)) {
                    found.add(table.toLowerCase(Locale.ROOT));
                }
            }
        }
        return found;
    }

    private static boolean isIn(Connection database, String table, String text) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            boolean isFound = false;
            while (!isFound && rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    String value = rows.getString(column);
                    isFound |= value != null && value.contains(text);
                }
            }
            return isFound;
        }
    }

    private void defineVault(ConnectedDirectory directory) {
        String pin = "{\"name\":\"pin\",\"mutability\":\"writeOnly\",\"returned\":\"never\"}";
        administrator()
                .send(
                        "PUT",
                        "/api/admin/directories/" + directory.id() + "/schemas",
                        BodyPublishers.ofString(
                                "{\"extensions\":[{\"id\":\"" + VAULT + "\",\"name\":\"Vault\",\"attributes\":["
                                        + pin
                                        + ",{\"name\":\"door\"},{\"name\":\"box\",\"type\":\"complex\",\"subAttributes\":["
                                        + pin
                                        + "]}]}]}"))
                .expect(200);
    }

    private static JsonObject body(String name) {
        return People.user(name)
                .add("password", PASSWORD)
                .add(VAULT, Json.createObjectBuilder().add("pin", PIN).add("door", "north"))
                .build();
    }
}
