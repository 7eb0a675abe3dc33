package dev.rollcall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void keepsBeginningAndEndOfASentenceThatQuotesABody() {
        String whole = "a".repeat(500) + "b".repeat(500);

        assertThat(Refusal.of(Reason.INVALID_PATH, whole).detail()).isEqualTo(whole);
        assertThat(Refusal.of(Reason.INVALID_PATH, "a".repeat(500) + "x" + "b".repeat(500))
                        .detail())
                .isEqualTo("a".repeat(500) + "…" + "b".repeat(500));
    }
}
