package dev.rollcall.domain.scim.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericTest {

    @Test
    void readsANumberAsItIsWritten() {
        assertThat(Numeric.parse("-1.50")).contains(new Numeric(new BigDecimal("-1.50")));
        assertThat(Numeric.parse("9".repeat(64))).contains(new Numeric(new BigDecimal("9".repeat(64))));
        assertThat(Numeric.parse("1e63")).isPresent();
        assertThat(Numeric.parse("1e-64")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1e64", "-1e63", "1e-65", "1e1000000000", "1e-1000000000", "NaN", " 1"})
    void readsNothingElse(String text) {
        assertThat(Numeric.parse(text)).isEmpty();
    }

    @Test
    void readsNoNumberOfMoreThan64Characters() {
        assertThat(Numeric.parse("9".repeat(65))).isEmpty();
        assertThat(Numeric.parse("9".repeat(60) + "e-63")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1E2, 100", "4.0, 4", "-7, -7", "0e5, 0"})
    void writesWholeNumbersAsDigits(String text, String digits) {
        assertThat(Numeric.parse(text).orElseThrow().withoutFraction()).hasToString(digits);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1.0, true", "1e3, true", "-7, true", "0, true", "1.5, false", "1e-3, false"})
    void knowsWholeNumbers(String text, boolean isInteger) {
        assertThat(Numeric.parse(text).orElseThrow().isInteger()).isEqualTo(isInteger);
    }
}
