package dev.rollcall.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormParametersTest {

    @Test
    void decodesNamesAndValues() {
        FormParameters form = parse("grant%5Ftype=client_credentials&scope=a+b&client_secret=%2B%25%3A%26%3D&x=a=b");

        assertThat(form.get("grant_type")).contains("client_credentials");
        assertThat(form.get("scope")).contains("a b");
        assertThat(form.get("client_secret")).contains("+%:&=");
        assertThat(form.get("x")).contains("a=b");
    }

    @Test
    void countsAParameterWithoutValueAsLeftOut() {
        FormParameters form = parse("scope=&state");

        assertThat(form.get("scope")).isEmpty();
        assertThat(form.get("state")).isEmpty();
        assertThat(form.get("other")).isEmpty();
        assertThat(form.contains("scope")).isTrue();
        assertThat(form.contains("other")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&=&", "=x&=y"})
    void findsNothingInNothing(String text) {
        assertThat(parse(text).get("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=1", "a=1&b=2&a=", "a&a", "a=1&%61=2"})
    void refusesAParameterThatComesTwice(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(OAuthError.class).hasMessageContaining("once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=1"})
    void refusesAPercentSignThatEncodesNothing(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(OAuthError.class);
    }

    @Test
    void decodesInTheCharsetItIsToldOf() {
        assertThat(FormParameters.parse("a=%FC", StandardCharsets.ISO_8859_1).get("a"))
                .contains("ü");
        assertThat(parse("a=%C3%BC").get("a")).contains("ü");
    }

    private static FormParameters parse(String text) {
        return FormParameters.parse(text, StandardCharsets.UTF_8);
    }
}
