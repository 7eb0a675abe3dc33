package dev.rollcall.domain.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long and how deep a filter may be, and that one beyond that costs nothing. */
class FilterLimitsTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MEBIBYTE = 1024 * 1024;

    @Test
    void takesFourKibibytesAndNotOneMore() {
        String filter = "userName eq \"" + "x".repeat(4096 - 14) + "\"";

        parse(filter);
        assertInvalid(filter + " ");
        assertInvalid("userName eq \"" + "ö".repeat(2042) + "\"");
    }

    @Test
    void takesTwentyLevelsAndNotOneMore() {
        parse("(".repeat(20) + "id pr" + ")".repeat(20));
        parse("not (".repeat(19) + "emails[type pr]" + ")".repeat(19));
        parse("(id pr) and ".repeat(30) + "(id pr)");
        assertInvalid("(".repeat(21) + "id pr" + ")".repeat(21));
        assertInvalid("(".repeat(20) + "emails[type pr]" + ")".repeat(20));
    }

    @Test
    void takesAHundredConditionsAndNotOneMore() {
        parse("id pr and ".repeat(99) + "id pr");
        assertInvalid("id pr and ".repeat(100) + "id pr");
    }

    @Test
    void takesAsMuchAsItIsTold() {
        FilterLimits limits = new FilterLimits(30, 1, 2);

        Filter.parse("(id pr) and title eq \"" + "x".repeat(7) + "\"", CoreSchemas.USER, limits);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Filter.parse("x".repeat(31), CoreSchemas.USER, limits))
                .withMessage("The filter is longer than 30 bytes.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Filter.parse("((id pr))", CoreSchemas.USER, limits))
                .withMessageEndingWith("it is nested deeper than 1 levels.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Filter.parse("id pr or id pr or id pr", CoreSchemas.USER, limits))
                .withMessageEndingWith("there are more than 2 conditions.");
    }

    /** The most that a server can be told: a quarter of the usual stack is enough. */
    @Test
    void aFilterOfFiftyLevelsNeedsLittleStack() throws InterruptedException {
        FilterLimits deep = new FilterLimits(64 * 1024, 50, 200);
        String text = "not (".repeat(49) + "emails[type pr]" + " and id pr)".repeat(49);
        List<String> written = new ArrayList<>();
        Thread thread = new Thread(null, () -> written.add(roundTrip(text, deep)), "small", 256 * 1024);
        thread.start();
        thread.join();

        assertThat(written).containsExactly(roundTrip(text, deep));
    }

    private static String roundTrip(String text, FilterLimits limits) {
        Filter filter = Filter.parse(text, CoreSchemas.USER, limits);
        return filter + " " + filter.matches(Complex.of("id", new Text("1")));
    }

    @Test
    void refusesALongFilterWithoutAPosition() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> parse("x".repeat(4097)))
                .withMessage("The filter is longer than 4096 bytes.");
    }

    /** Time is that of the thread, which other work on the machine does not change. */
    @Test
    void refusesWhatIsMeantToHurtWithin50MillisecondsAndOneMebibyte() {
        List<String> hostile = List.of(
                "not (".repeat(10_000),
                "not (".repeat(800),
                "a[".repeat(2_000),
                "(".repeat(4_096),
                "id pr and ".repeat(400),
                "id eq \"" + "\\".repeat(4_000),
                "id pr or (".repeat(400),
                "x".repeat(10_000_000));
        hostile.forEach(FilterLimitsTest::assertInvalid);
        for (String filter : hostile) {
            long time = THREADS.getCurrentThreadCpuTime();
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            assertInvalid(filter);

            assertThat(THREADS.getCurrentThreadCpuTime() - time).as("ns").isLessThan(50_000_000);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes)
                    .as("bytes")
                    .isLessThan(MEBIBYTE);
        }
    }

    private static Filter parse(String filter) {
        return Filter.parse(filter, CoreSchemas.USER, FilterLimits.DEFAULT);
    }

    private static void assertInvalid(String filter) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> parse(filter))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_FILTER));
    }
}
