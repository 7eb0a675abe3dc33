package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests as fast as an identity provider sends them while it provisions everybody for the first time. */
interface PaceCases extends RunningRollcall {

    /** For how long; {@code rollcall.proof} asks for the long form. */
    int SECONDS = Boolean.getBoolean("rollcall.proof") ? 60 : 2;

    /** What Entra ID asks a service for while it provisions everybody for the first time (ENTRA-111). */
    int A_SECOND = 25;

    /** How many requests it sends at once. */
    int AT_ONCE = 8;

    @Test
    default void twentyFiveRequestsASecondAreAllAnswered() throws Exception {
        Caller idp = newDirectory().idp();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(AT_ONCE);
        try {
            List<? extends Future<Integer>> statuses = IntStream.range(0, SECONDS * A_SECOND)
                    .mapToObj(number -> clock.schedule(
                            () -> request(idp, number), number * 1_000L / A_SECOND, TimeUnit.MILLISECONDS))
                    .toList();
            for (int number = 0; number < statuses.size(); number++) {
                assertThat(statuses.get(number).get()).isEqualTo(number % 2 == 0 ? 200 : 201);
            }
        } finally {
            clock.shutdownNow();
        }
    }

    /** Everybody is looked for, and then created. */
    private static int request(Caller idp, int number) {
        Answer answer = number % 2 == 0
                ? idp.get(People.USERS + "?filter=" + Caller.encoded("userName eq \"" + People.newName() + "\""))
                : idp.post(People.USERS, People.user(People.newName()).build());
        return answer.status();
    }
}
