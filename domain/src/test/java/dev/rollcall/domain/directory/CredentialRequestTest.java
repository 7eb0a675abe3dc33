package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant BY_DEFAULT = Instant.parse("2027-11-22T04:00:00Z");

    @Test
    void expiresByDefaultWhenNothingIsSaid() {
        assertThat(read(Complex.of("name", new Text(" Okta ")))).isEqualTo(new CredentialRequest("Okta", BY_DEFAULT));
        assertThat(read(expiring(Null.NULL))).isEqualTo(new CredentialRequest("Okta", BY_DEFAULT));
        assertThat(CredentialRequest.read(Complex.of("name", new Text("Okta")), NOW, null)
                        .expiresAt())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T04:00:00.001Z, 2026-11-22T04:00:00.001Z",
        "2030-01-31T00:00:00Z, 2030-01-31T00:00:00Z",
        "2030-01-31t01:00:00.1234567+01:00, 2030-01-31T00:00:00.123Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void takesAMomentInTheFuture(String sent, Instant understood) {
        assertThat(read(expiring(new Text(sent)))).isEqualTo(new CredentialRequest("Okta", understood));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T04:00:00Z",
                "2026-11-22T04:00:00.0009Z",
                "2020-01-31T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "2030-01-31",
                "2030-01-31T00:00:00",
                "2030-02-30T00:00:00Z",
                "tomorrow",
                ""
            })
    void refusesEveryOtherText(String sent) {
        assertRefused(expiring(new Text(sent)), "expiresAt");
    }

    @Test
    void refusesWhatIsNoText() {
        assertRefused(expiring(Numeric.of(1_900_000_000)), "expiresAt");
        assertRefused(expiring(Flag.TRUE), "expiresAt");
        assertRefused(Complex.empty(), "name");
        assertRefused(Complex.of("name", new Text("x".repeat(201))), "name");
    }

    @Test
    void refusesASecretThatSomebodyChose() {
        assertRefused(Complex.of("name", new Text("Okta")).with("clientSecret", new Text("hunter2")), "clientSecret");
    }

    private static CredentialRequest read(Complex body) {
        return CredentialRequest.read(body, NOW, BY_DEFAULT);
    }

    private static Complex expiring(Value expiresAt) {
        return Complex.of("name", new Text("Okta")).with("expiresAt", expiresAt);
    }

    private static void assertRefused(Complex body, String field) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(body)).satisfies(refusal -> assertThat(
                        refusal.fields())
                .extracting(Refusal.Field::field)
                .containsExactly(field));
    }
}
