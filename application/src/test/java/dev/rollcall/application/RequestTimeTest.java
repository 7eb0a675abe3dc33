package dev.rollcall.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RequestTimeTest {

    private final RequestTime over = new RequestTime(Duration.ZERO);

    @Test
    void refusesARequestThatHasTakenLonger() {
        over.begin(() -> false);

        assertThatThrownBy(over::check).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                .isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void leavesARequestTheTimeItHas() {
        RequestTime minute = new RequestTime(Duration.ofMinutes(1));
        minute.begin(() -> false);

        assertThatCode(minute::check).doesNotThrowAnyException();
    }

    @Test
    void letsAnAnswerThatHasBegunGoOn() {
        AtomicBoolean answered = new AtomicBoolean();
        over.begin(answered::get);
        answered.set(true);

        assertThatCode(over::check).doesNotThrowAnyException();
    }

    @Test
    void limitsNothingThatIsNoRequest() {
        assertThatCode(over::check).doesNotThrowAnyException();
        over.begin(() -> false);
        over.end();

        assertThatCode(over::check).doesNotThrowAnyException();
    }
}
