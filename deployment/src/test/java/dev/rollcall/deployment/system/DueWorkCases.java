package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What falls due and is done by a timer; the test moves the dates back itself. */
interface DueWorkCases extends OnSharedDatabase {

    @Test
    default void whoseDaysOfGraceAreOverIsDeletedUnlessItCameBack() throws SQLException {
        ConnectedDirectory directory = newDirectory("deactivateThenDelete");
        Caller idp = directory.idp();
        String leaver = People.newName();
        String left = leave(idp, leaver);
        String rehired = People.newName();
        idp.patch(leave(idp, rehired), People.operation("replace", "active", "true"))
                .expect(200);
        String leaversId = id(leaver);
        String rehiredId = id(rehired);
        moveBack("users set delete_at = ? where delete_at is not null and deprovisioned_by = ?", 1, directory.id());

        run("due-deletions");

        assertThat(status(leaversId)).isEqualTo("deleted");
        assertThat(status(rehiredId)).isEqualTo("active");
        assertThat(idp.get(left).expect(200).json().getBoolean("active")).isFalse();
        assertThat(log(directory, "deleted")).singleElement().satisfies(event -> assertThat(event.getString("reason"))
                .endsWith("."));
    }

    @Test
    default void whoWasDeletedLongAgoIsAnonymised() throws SQLException {
        ConnectedDirectory directory = newDirectory("delete");
        String name = People.newName();
        String id = People.create(directory.idp(), People.user(name));
        String user = id(name);
        directory.idp().delete(People.USERS + "/" + id).expect(204);
        run("due-anonymisations");
        assertThat(status(user)).isEqualTo("deleted");
        moveBack("users set delete_at = ? where status = 'DELETED' and id = ?", 91, user);

        run("due-anonymisations");

        assertThat(status(user)).isEqualTo("anonymised");
        assertThat(administrator().get("/api/admin/users/" + user).body()).doesNotContain(name);
        People.create(directory.idp(), People.user(name));
        assertThat(id(name)).isNotEqualTo(user);
    }

    @Test
    default void aMemberWhoNeverCameIsForgotten() throws SQLException {
        ConnectedDirectory directory = newDirectory("deactivate");
        String group = Teams.create(directory.idp(), People.newName(), "nobody");
        run("pending-references");
        assertThat(parked(group)).hasSize(1);
        moveBack("pending_member set since = ? where directory_id = ?", 91, directory.id());

        run("pending-references");

        assertThat(parked(group)).isEmpty();
    }

    private ConnectedDirectory newDirectory(String policy) {
        return newDirectory(Json.createObjectBuilder()
                .add(
                        "synchronization",
                        Json.createObjectBuilder()
                                .add(
                                        "deprovisionPolicy",
                                        Json.createObjectBuilder().add("type", policy)))
                .build());
    }

    private void moveBack(String update, int days, String id) throws SQLException {
        LocalDateTime moment = LocalDateTime.now(ZoneOffset.UTC).minus(Duration.ofDays(days));
        try (Connection database = database();
                PreparedStatement statement = database.prepareStatement("update " + update)) {
            statement.setObject(1, moment);
            statement.setString(2, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** It may be running by itself just now. */
    private void run(String timer) {
        Eventually.expect(200, () -> administrator().post("/api/admin/timers/" + timer + "/run", ""));
    }

    private static String leave(Caller idp, String name) {
        String path = People.USERS + "/" + People.create(idp, People.user(name));
        idp.patch(path, People.operation("replace", "active", "false")).expect(200);
        return path;
    }

    private String id(String loginName) {
        return items("/api/admin/users?search=" + loginName).get(0).getString("id");
    }

    private String status(String user) {
        return administrator()
                .get("/api/admin/users/" + user)
                .expect(200)
                .json()
                .getString("status");
    }

    private List<JsonObject> log(ConnectedDirectory directory, String action) {
        return items("/api/admin/directories/" + directory.id() + "/log?action=" + action);
    }

    private List<JsonObject> parked(String group) {
        return items("/api/admin/groups/" + group + "/parked");
    }

    private List<JsonObject> items(String path) {
        return administrator()
                .get(path)
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }
}
