package dev.rollcall.domain.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

    private static final Version THREE = new Version(3);

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"3\"", "w/\"3\"", "*", " * ", "W/\"1\", W/\"3\"", "\"1\",\"3\"", "3", "W/3"})
    void knowsTheCurrentVersion(String tags) {
        assertThat(ifNoneMatch(tags).isKnown(THREE)).isTrue();
        assertThatCode(() -> ifMatch(tags).requireWrite(THREE)).doesNotThrowAnyException();
        assertRefused(ifNoneMatch(tags));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"2\"", "\"33\"", "", "W/", "\"\"", "\"W/3\"", "\"1\", \"2\"", "\"*\""})
    void knowsAnotherVersion(String tags) {
        assertThat(ifNoneMatch(tags).isKnown(THREE)).isFalse();
        assertThatCode(() -> ifNoneMatch(tags).requireWrite(THREE)).doesNotThrowAnyException();
        assertRefused(ifMatch(tags));
    }

    @Test
    void asksNothingByDefault() {
        assertThatCode(() -> Precondition.NONE.requireWrite(THREE)).doesNotThrowAnyException();
        assertThat(Precondition.NONE.isKnown(THREE)).isFalse();
    }

    private static void assertRefused(Precondition precondition) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> precondition.requireWrite(THREE))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.PRECONDITION_FAILED))
                .withMessageContaining("W/\"3\"");
    }

    private static Precondition ifMatch(String tags) {
        return new Precondition(Optional.of(tags), Optional.empty());
    }

    private static Precondition ifNoneMatch(String tags) {
        return new Precondition(Optional.empty(), Optional.of(tags));
    }
}
