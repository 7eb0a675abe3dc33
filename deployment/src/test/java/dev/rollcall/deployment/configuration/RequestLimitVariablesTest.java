package dev.rollcall.deployment.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.RequestLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitVariablesTest {

    @Test
    void leaveTheUsualLimitsWhenNothingIsSet() {
        assertThat(read(Map.of())).isEqualTo(RequestLimits.DEFAULT);
    }

    /** Each limit by the words in which the record of all limits shows it. */
    @ParameterizedTest
    @CsvSource({
        "ROLLCALL_BODY_LIMIT_BYTES, 65536, 8388608, json=JsonLimits[bytes=",
        "ROLLCALL_LONG_BODY_LIMIT_BYTES, 65536, 67108864, longBytes=",
        "ROLLCALL_BULK_OPERATIONS, 1, 100000, bulkOperations=",
        "ROLLCALL_PATCH_OPERATIONS, 1, 5000, patchOperations=",
        "ROLLCALL_JSON_DEPTH, 12, 128, ' depth='",
        "ROLLCALL_JSON_TEXT_CHARACTERS, 1024, 1048576, string=",
        "ROLLCALL_JSON_NUMBER_DIGITS, 20, 64, digits=",
        "ROLLCALL_JSON_ARRAY_ELEMENTS, 100, 20000, elements=",
        "ROLLCALL_FILTER_BYTES, 1024, 65536, FilterLimits[bytes=",
        "ROLLCALL_FILTER_DEPTH, 1, 50, 'FilterLimits[bytes=4096, depth='",
        "ROLLCALL_FILTER_TERMS, 2, 200, terms="
    })
    void takeBothEndsOfTheirRangesAndNothingBeyond(String variable, int lowest, int highest, String shown) {
        assertThat(read(variable, lowest).toString()).contains(shown + lowest);
        assertThat(read(variable, highest).toString()).contains(shown + highest);
        for (int beyond : new int[] {lowest - 1, highest + 1}) {
            assertThatThrownBy(() -> read(variable, beyond))
                    .isInstanceOf(WrongConfiguration.class)
                    .hasMessage(
                            "%s must be a whole number from %d to %d, not \"%d\".", variable, lowest, highest, beyond);
        }
    }

    private static RequestLimits read(String variable, int value) {
        return read(Map.of(variable, Integer.toString(value)));
    }

    private static RequestLimits read(Map<String, String> variables) {
        return new RequestLimitVariables(new Variables(variables::get)).read();
    }
}
