package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What falls due, run by hand. */
interface TimerCases extends RunningRollcall {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "due-deletions",
                "directory-removals",
                "due-anonymisations",
                "pending-references",
                "log-retention"
            })
    default void anAdministratorRunsATimer(String timer) {
        Caller administrator = administrator();
        String run = "/api/admin/timers/" + timer + "/run";
        // It may be running by itself just now.
        JsonObject answer =
                Eventually.expect(200, () -> administrator.post(run, "")).json();
        assertThat(answer.getString("name")).isEqualTo(timer);
        assertThat(answer.getInt("done")).isNotNegative();
        newDirectory().idp().post(run, "").expect(401);
        anybody().post(run, "").expect(401);
    }

    @Test
    default void aTimerThatDoesNotExistIsNotFound() {
        administrator().post("/api/admin/timers/everything/run", "").expect(404);
    }
}
