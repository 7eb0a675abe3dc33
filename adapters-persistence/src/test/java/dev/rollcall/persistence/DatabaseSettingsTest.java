package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @ParameterizedTest
    @ValueSource(strings = {"", "rollcall", "jdbc:postgresql://host/db", "jdbc:mysql://host/db", "jdbc:h2"})
    void refusesOtherDatabases(String url) {
        assertThatThrownBy(() -> new DatabaseSettings(url, "user", "password", 10, 2, LIMIT))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessage("ROLLCALL_DB_URL must begin with jdbc:mariadb: or jdbc:h2: .");
    }

    @Test
    void refusesAPasswordInTheUrlWithoutRepeatingIt() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:mariadb://host/db?Password=hush", "user", "", 10, 2, LIMIT))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("ROLLCALL_DB_PASSWORD")
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, ROLLCALL_DB_POOL_SIZE",
        "1001, 0, ROLLCALL_DB_POOL_SIZE",
        "5, 6, ROLLCALL_DB_POOL_IDLE",
        "5, -1, ROLLCALL_DB_POOL_IDLE"
    })
    void refusesPoolsThatCannotBe(int size, int idle, String setting) {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:h2:mem:x", "sa", "", size, idle, LIMIT))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageStartingWith(setting);
    }

    @Test
    void hidesThePassword() {
        assertThat(new DatabaseSettings("jdbc:h2:mem:x", "sa", "hush", 10, 2, LIMIT).toString())
                .contains("jdbc:h2:mem:x")
                .doesNotContain("hush");
    }
}
