package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Searches among 200,000 users in a MariaDB. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It takes times.")
class SearchScaleOnMariaDbIT extends SearchScale {

    private static final System.Logger LOG = System.getLogger(SearchScaleOnMariaDbIT.class.getName());
    private static final int TITLES = 5_000;

    SearchScaleOnMariaDbIT() {
        super(SharedDatabase.MARIADB, List.of("&sortBy=id", "&sortBy=userName"));
    }

    @Test
    void aFilterWithoutAnIndexIsAnsweredInTimeAndLittleMemory() throws Exception {
        String search = People.USERS + "?count=10&filter=" + Caller.encoded("title eq \"ENGINEER 77\"");
        long total = IntStream.rangeClosed(many.first(), many.last())
                .filter(number -> number % TITLES == 77)
                .count();
        long begin = System.nanoTime();
        Answer answer = ofMany.get(search);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(answer.expect(200).json().getInt("totalResults")).isEqualTo((int) total);

        long most = mebibytesBeside(() -> ofMany.get(search).expect(200));
        LOG.log(System.Logger.Level.INFO, "title eq over HTTP: {0} ms, {1} MiB of objects", taken.toMillis(), most);
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
        assertThat(most).as("MiB").isLessThan(64);
    }
}
