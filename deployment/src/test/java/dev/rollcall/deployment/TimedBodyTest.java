package dev.rollcall.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimedBodyTest {

    @Test
    void isReadToItsEndWithinItsTime() throws IOException {
        assertThat(body(Duration.ofHours(1)).readAllBytes()).containsExactly(1, 2, 3);
        assertThat(body(Duration.ofHours(1)).read()).isEqualTo(1);
    }

    @Test
    void isRefusedAfterItsTime() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> body(Duration.ZERO).readAllBytes())
                .withMessageContaining("did not arrive")
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> body(Duration.ZERO).read());
    }

    private static TimedBody body(Duration limit) {
        return new TimedBody(new Sent(new ByteArrayInputStream(new byte[] {1, 2, 3})), limit);
    }

    private static final class Sent extends ServletInputStream {

        private final InputStream bytes;

        Sent(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
