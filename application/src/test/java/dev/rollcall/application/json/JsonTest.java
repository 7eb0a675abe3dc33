package dev.rollcall.application.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final JsonLimits LIMITS = JsonLimits.ofBody(1 << 20);

    @Test
    void readsEveryKindOfValue() {
        assertThat(read("{\"t\":\"a\\u00e9\\n\",\"f\":true,\"n\":1.0,\"o\":{},\"m\":[null,false]}"))
                .isEqualTo(Complex.of(Map.of(
                        "t",
                        new Text("aé\n"),
                        "f",
                        Flag.TRUE,
                        "n",
                        new Numeric(new BigDecimal("1.0")),
                        "o",
                        Complex.empty(),
                        "m",
                        Many.of(Null.NULL, Flag.FALSE))));
    }

    @Test
    void keepsTheOrderOfNames() {
        assertThat(((Complex) read("{\"z\":1,\"a\":2,\"m\":3}")).names()).containsExactly("z", "a", "m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\\"\\\\\\u0001/\\ud83d\\ude00\",\"n\":[1,-2.50,1E+3],\"o\":{\"b\":null},\"e\":[],\"t\":true}",
                "{}",
                "{\"name\":\"Zoë 😀\"}"
            })
    void writesWhatItReads(String text) {
        Value value = read(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter.write(value, out);

        assertThat(read(out.toString(StandardCharsets.UTF_8))).isEqualTo(value);
        assertThat(JsonReader.readStored(JsonWriter.write(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1 2]",
                "nul",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{} {}",
                "{}x",
                "\uFEFF{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1}",
                "{\"a\":1e99999999999}",
                "{\"a\":1e1000000000}",
                "{\"a\":1e-65}",
                "{\"a\":1e64}",
                "{\"a\":-1e63}",
                "{\"a\":111111111111111111111111111111111111111111111111111111111111e-63}"
            })
    void refusesWhatIsNoJson(String text) {
        assertRefused(text, Reason.INVALID_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-32", "ISO-8859-1"})
    void refusesOtherEncodings(String charset) {
        byte[] bytes = "{\"name\":\"Zoë\"}".getBytes(Charset.forName(charset));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> JsonReader.read(new ByteArrayInputStream(bytes), LIMITS))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_SYNTAX));
    }

    static Stream<String> atTheLimit() {
        return Stream.of(
                nested(32), "{\"a\":\"" + "x".repeat(65_536) + "\"}", "[" + "9".repeat(64) + "]", elements(20_000));
    }

    @ParameterizedTest
    @MethodSource("atTheLimit")
    void readsWhatIsAtALimit(String text) {
        assertThat(read(text)).isNotNull();
    }

    static Stream<String> overTheLimit() {
        return Stream.of(
                nested(33),
                nested(1_000),
                nested(100_000),
                "{\"a\":".repeat(100_000),
                "[{\"a\":".repeat(50_000),
                "{\"a\":\"" + "x".repeat(65_537) + "\"}",
                "{\"" + "x".repeat(65_537) + "\":1}",
                "[" + "9".repeat(65) + "]",
                "[" + "9".repeat(200_000) + "]",
                elements(20_001));
    }

    /** Time is that of the thread, which other work on the machine does not change. */
    @ParameterizedTest
    @MethodSource("overTheLimit")
    void refusesWhatIsOverALimitWithin100Milliseconds(String text) {
        assertRefused(text, Reason.INVALID_SYNTAX);
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertRefused(text, Reason.INVALID_SYNTAX);

        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin)
                .as("ns")
                .isLessThan(100_000_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":[]} | {\"a\":[{}]} | nests objects and arrays deeper than 2 levels.",
                "[\"abc\"] | [\"abcd\"] | is longer than 3 characters.",
                "[1234] | [12345] | is longer than 4 digits.",
                "[1,2,3,4,5] | [1,2,3,4,5,6] | has more than 5 elements."
            })
    void takesAsMuchAsItIsTold(String fits, String over, String why) {
        JsonLimits limits = new JsonLimits(100, 2, 3, 4, 5);

        assertThat(read(fits, limits)).isNotNull();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(over, limits))
                .withMessageEndingWith(why);
    }

    /** The most that a server can be told: a quarter of the usual stack is enough. */
    @Test
    void aTextOf128LevelsNeedsLittleStack() throws InterruptedException {
        JsonLimits deep = new JsonLimits(1 << 20, 128, 10, 20, 10);
        List<@Nullable Value> copies = new ArrayList<>();
        Thread thread = new Thread(null, () -> copies.add(copy(read(nested(128), deep))), "small", 256 * 1024);
        thread.start();
        thread.join();

        assertThat(copies).containsExactly(read(nested(128), deep));
    }

    private static @Nullable Value copy(Value value) {
        return JsonReader.readStored("{\"copy\":" + JsonWriter.write(value) + "}")
                .get("copy");
    }

    @Test
    void operationsAreLimitedByWhoDoesThem() {
        String operations = "{\"Operations\":[1,2,3],\"members\":[1,2,3]}";

        assertThat(read(
                        operations,
                        new JsonLimits(100, 2, 20, 4, 2).endless("members").within(200)))
                .isNotNull();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(operations, new JsonLimits(100, 2, 20, 4, 2)));
    }

    @Test
    void onlyListsUnderAnEndlessNameAreEndless() {
        String list = elements(20_001);
        String inside = "{\"members\":[" + list + "]}";
        JsonLimits limits = LIMITS.endless("members");

        assertThat(read("{\"Members\":" + list + "}", limits)).isNotNull();
        for (String text : List.of(list, "{\"emails\":" + list + "}", inside)) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(text, limits));
        }
    }

    @Test
    void stopsReadingABodyThatIsTooLong() {
        InputStream start = new ByteArrayInputStream("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        EndlessInputStream rest = new EndlessInputStream();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> JsonReader.read(new SequenceInputStream(start, rest), LIMITS))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE));
        assertThat(rest.count).isLessThanOrEqualTo((1 << 20) + 64 * 1024);
    }

    private static void assertRefused(String text, Reason reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(text))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static Value read(String text) {
        return read(text, LIMITS);
    }

    private static Value read(String text, JsonLimits limits) {
        return JsonReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limits);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String elements(int count) {
        return "[" + "1,".repeat(count - 1) + "1]";
    }

    private static final class EndlessInputStream extends InputStream {

        private long count;

        @Override
        public int read() {
            count++;
            return 'x';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            count += length;
            return length;
        }
    }

    @Test
    void doesNotBlameTheCallerForABrokenDocument() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> JsonReader.readStored("{\"userName\":"));
    }
}
