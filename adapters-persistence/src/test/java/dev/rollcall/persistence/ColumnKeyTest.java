package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.value.ComparisonKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnKeyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 124, 187, 188})
    void keepsAKeyThatFits(int length) {
        String text = "a".repeat(length);

        assertThat(ColumnKey.of(ComparisonKey.exact(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {189, 190, 191, 60_000})
    void shortensALongerKeyToTheLengthOfTheColumn(int length) {
        String key = ColumnKey.of(ComparisonKey.exact("a".repeat(length)));

        assertThat(key).startsWith("a".repeat(ComparisonKey.LONGEST_PREFIX) + ComparisonKey.SHORTENED);
        assertThat(key.length()).isGreaterThan(188).isLessThanOrEqualTo(ColumnKey.LENGTH);
    }

    @Test
    void takesNoSurrogatePairApart() {
        String text = "a".repeat(ComparisonKey.LONGEST_PREFIX - 1) + "😀".repeat(100);

        String key = ColumnKey.of(ComparisonKey.exact(text));

        assertThat(key.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        assertThat(key.length()).isEqualTo(ColumnKey.LENGTH);
    }

    @Test
    void keepsLongKeysApart() {
        String beginning = "a".repeat(1000);

        assertThat(ColumnKey.of(ComparisonKey.exact(beginning + "1")))
                .isNotEqualTo(ColumnKey.of(ComparisonKey.exact(beginning + "2")));
    }

    @Test
    void takesOnlyPrintableAsciiOfTheRightLengthForAnId() {
        assertThat(ColumnKey.isId("0190b0a0-0000-7000-8000-000000000000")).isTrue();
        assertThat(ColumnKey.isId("0190b0a0-0000-7000-8000-00000000000")).isFalse();
        assertThat(ColumnKey.isId("0190b0a0-0000-7000-8000-00000000000 ")).isFalse();
        assertThat(ColumnKey.isId("0190b0a0-0000-7000-8000-00000000000ü")).isFalse();
        assertThat(ColumnKey.isId("")).isFalse();
    }

    @Test
    void boundsIdsByAsciiThatSortsAlike() {
        assertThat(ColumnKey.boundOfIds("abc-1")).isEqualTo("abc-1");
        assertThat(ColumnKey.boundOfIds("ü")).isGreaterThan("zzz").isLessThanOrEqualTo("\u007f");
    }
}
