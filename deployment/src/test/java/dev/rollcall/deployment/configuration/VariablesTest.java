package dev.rollcall.deployment.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.deployment.configuration.Variables.Range;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    private static final Range HOURS = new Range(3_600, 21_600);

    @Test
    void fallBackWhenNothingIsSet() {
        Variables none = new Variables(Map.<String, String>of()::get);
        assertThat(none.text("A")).isEmpty();
        assertThat(none.secret("A")).isEmpty();
        assertThat(none.number("A", 3_600, HOURS)).isEqualTo(3_600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3599", "21601", "one", "1e4", "-3600", "99999999999"})
    void refuseANumberOutsideItsRangeByName(String value) {
        assertThatThrownBy(() -> of(value).number("A", 3_600, HOURS))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageStartingWith("A must be a whole number from 3600 to 21600")
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "21600", " 7200 "})
    void takeBothEndsOfARange(String value) {
        assertThat(of(value).number("A", 0, HOURS)).isEqualTo(Integer.parseInt(value.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refuseASecretThatIsSetToNothing(String value) {
        assertThatThrownBy(() -> of(value).secret("A"))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageStartingWith("A is set but empty");
    }

    @Test
    void leaveASecretAsItIs() {
        assertThat(of(" with spaces ").secret("A")).contains(" with spaces ");
    }

    private static Variables of(String value) {
        return new Variables(Map.of("A", value)::get);
    }
}
