package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What takes effect after a moment, because a node may remember for a moment what it knows. */
final class Eventually {

    /** How long a revoked credential may still be accepted. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long a flood of wrong tokens may hold up the line about one of them. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    /** What is there to be seen first; nothing when there is none within thirty seconds. */
    static <T> List<T> some(Supplier<List<T>> look) {
        Instant end = Instant.now().plus(LONG_PATIENCE);
        List<T> seen = look.get();
        while (seen.isEmpty() && Instant.now().isBefore(end)) {
            seen = look.get();
        }
        return seen;
    }

    /** The first answer with that status; the test fails when there is none within five seconds. */
    static Answer expect(int status, Supplier<Answer> request) {
        Instant end = Instant.now().plus(PATIENCE);
        Answer answer = request.get();
        while (answer.status() != status && Instant.now().isBefore(end)) {
            answer = request.get();
        }
        assertThat(answer.status()).as("after %s: %s", PATIENCE, answer.body()).isEqualTo(status);
        return answer;
    }
}
