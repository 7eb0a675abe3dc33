package dev.rollcall.persistence.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import org.junit.jupiter.api.Test;

class DocumentTest {

    @Test
    void isNoLongerThanADatabaseTakes() {
        int around = "{\"title\":\"\"}".length();

        assertThat(Document.of(title(Document.LONGEST - around))).hasSize(Document.LONGEST);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Document.of(title(Document.LONGEST - around + 1)))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE))
                .withMessageContaining("at most 2097152 characters");
    }

    private static Complex title(int length) {
        return Complex.of("title", new Text("x".repeat(length)));
    }
}
