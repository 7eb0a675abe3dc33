package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.operation;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said about people stays out of the logs of the process and of the directory. */
interface PersonalDataCases extends RunningRollcall {

    @Test
    default void writesNoPersonsMarksIntoItsLogs() throws IOException {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        String mark = "mark" + UUID.randomUUID().toString().replace("-", "");
        int people = Boolean.getBoolean("rollcall.proof") ? 200 : 20;

        for (int i = 0; i < people; i++) {
            JsonObject person = person(mark + i);
            String id = idp.post(USERS, person).expect(201).json().getString("id");
            idp.post(USERS, person).expect(409);
            idp.patch(USERS + "/" + id, operation("replace", mark, "\"" + mark + "\""))
                    .expect(400);
            idp.patch(USERS + "/" + id, operation("replace", "active", "\"Sent" + mark + "\""))
                    .expect(400);
            idp.get(USERS + "?filter=" + Caller.encoded("userName xx \"Sent" + mark + "\""))
                    .expect(400);
            idp.get(USERS + "?filter=" + Caller.encoded("userName eq \"" + mark + i + "\""))
                    .expect(200);
            idp.delete(USERS + "/" + id).expect(204);
        }

        for (Path log : serverLogs()) {
            assertThat(Files.readString(log)).as("%s", log).doesNotContain(mark);
        }
        assertThat(serverLogs()).isNotEmpty();
        String lines = administrator()
                .with("Accept", "text/csv")
                .get("/api/admin/directories/" + directory.id() + "/log")
                .expect(200)
                .body();
        assertThat(lines.lines().count()).isGreaterThan(people);
        assertThat(lines).doesNotContain(mark + "0", "Given" + mark, "+49" + mark, "Sent" + mark);
    }

    private static JsonObject person(String mark) {
        return People.user(mark)
                .add("name", Json.createObjectBuilder().add("givenName", "Given" + mark))
                .add(
                        "phoneNumbers",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("value", "+49" + mark)))
                .build();
    }

    /** The files into which the server writes its log. */
    static List<Path> serverLogs() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("rollcall.test.folder")))) {
            return files.filter(file -> file.getFileName().toString().contains(".log"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
