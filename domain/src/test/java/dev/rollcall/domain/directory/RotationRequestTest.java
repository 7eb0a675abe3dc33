package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationRequestTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 3600, 86_400})
    void overlapsForUpToOneDay(int seconds) {
        assertThat(RotationRequest.read(Complex.of("overlapSeconds", Numeric.of(seconds))))
                .isEqualTo(new RotationRequest(Duration.ofSeconds(seconds)));
    }

    @Test
    void refusesAnyOtherOverlapAndNone() {
        for (Complex body : List.of(
                Complex.empty(),
                Complex.of("overlapSeconds", Null.NULL),
                Complex.of("overlapSeconds", Numeric.of(-1)),
                Complex.of("overlapSeconds", Numeric.of(86_401)),
                Complex.of("overlapSeconds", new Text("3600")))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> RotationRequest.read(body))
                    .withMessage("The field overlapSeconds must be a whole number from 0 to 86400.");
        }
    }

    @Test
    void refusesAnUnknownField() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> RotationRequest.read(
                        Complex.of("overlapSeconds", Numeric.of(0)).with("secret", new Text("hunter2"))))
                .withMessage("The field secret is not known.");
    }
}
