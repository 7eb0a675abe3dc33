package dev.rollcall.domain.scim.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonKeyTest {

    @ParameterizedTest
    @CsvSource({
        "Bob, bob, true",
        "'Bob ', bob, false",
        "Böb, bob, false",
        "BÖB, böb, true",
        "BO\u0308B, b\u00F6b, true",
        "\uFF22ob, bob, true",
        "BIB, bib, true",
        "b\u0131b, bib, false",
        "B\u0130B, bib, false",
        "stra\u00DFe, strasse, false",
        "\u212Bngstr\u00F6m, \u00E5ngstr\u00F6m, true",
        "\u017F, s, true",
        "'', '', true"
    })
    void foldsLetterCaseAndFormButNothingElse(String one, String other, boolean equal) {
        assertThat(ComparisonKey.folded(one).equals(ComparisonKey.folded(other)))
                .isEqualTo(equal);
        assertThat(ComparisonKey.folded(one).compareTo(ComparisonKey.folded(other)) == 0)
                .isEqualTo(equal);
    }

    @Test
    void foldsAsciiAsAnyOtherText() {
        for (char character = 0; character < 0x180; character++) {
            String text = "aZ" + character;
            String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);

            assertThat(ComparisonKey.folded(text).text()).isEqualTo(Normalizer.normalize(lower, Normalizer.Form.NFKC));
        }
    }

    @Test
    void keepsACaseExactTextAsItIs() {
        assertThat(ComparisonKey.exact("Bob ").text()).isEqualTo("Bob ");
    }

    @Test
    void ordersByCodePoint() {
        List<String> ordered =
                List.of("", "A", "Aa", "B", "a", "\u00E9", "\uFB00", "\uFFFD", "\uD83D\uDE00", "\uD83D\uDE01");

        assertThat(Stream.concat(ordered.stream().skip(5), ordered.stream().limit(5))
                        .map(ComparisonKey::exact)
                        .sorted()
                        .map(ComparisonKey::text))
                .containsExactlyElementsOf(ordered);
    }
}
