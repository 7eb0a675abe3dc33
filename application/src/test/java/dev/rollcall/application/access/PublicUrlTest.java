package dev.rollcall.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.net.URI;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    private final PublicUrl unconfigured = new PublicUrl(Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "localhost, 8080, http://localhost:8080",
        "LocalHost, 8080, http://localhost:8080",
        "127.0.0.1, 8081, http://localhost:8081",
        "127.3.2.1, 80, http://localhost",
        "::1, -1, http://localhost",
        "[::1], 8080, http://localhost:8080"
    })
    void isLocalhostUnderEveryNameOfThisMachine(String host, int port, String url) {
        assertThat(unconfigured.of(host, port)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollcall.example.com", "10.0.0.1", "localhost.evil.example", "127.0.0.1.evil.example", ""})
    void asksForTheSettingUnderAnyOtherName(String host) {
        assertThatThrownBy(() -> unconfigured.of(host, 8080))
                .hasMessageContaining("ROLLCALL_PUBLIC_URL")
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::reason)
                .isEqualTo(Reason.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({
        "https://rollcall.example.com, https://rollcall.example.com",
        "https://rollcall.example.com/, https://rollcall.example.com",
        "http://example.com:8443/people//, http://example.com:8443/people"
    })
    void isTheConfiguredUrlWhateverTheRequestSays(URI configured, String url) {
        PublicUrl publicUrl = new PublicUrl(Optional.of(configured));

        assertThat(publicUrl.of("evil.example", 1)).hasToString(url);
        assertThat(publicUrl.of("localhost", 8080)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollcall.example.com",
                "ftp://example.com",
                "https:///people",
                "mailto:a@example.com",
                "https://example.com?a=b",
                "https://example.com#a",
                "https://user@example.com"
            })
    void refusesASettingThatIsNoBaseOfUrls(URI configured) {
        assertThatThrownBy(() -> new PublicUrl(Optional.of(configured)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ROLLCALL_PUBLIC_URL");
    }
}
