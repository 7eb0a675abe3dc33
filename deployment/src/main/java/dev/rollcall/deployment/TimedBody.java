package dev.rollcall.deployment;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * A body that is refused with {@link Reason#UNAVAILABLE} when it is read after its time. A read that waits for a client who
 * sends nothing at all is ended by the server below.
 */
final class TimedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final Duration limit;
    private final long end;

    /** The time begins. */
    TimedBody(ServletInputStream body, Duration limit) {
        this.body = body;
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    @Override
    public int read() throws IOException {
        check();
        return body.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        check();
        return body.read(buffer, offset, length);
    }

    private void check() {
        if (System.nanoTime() - end >= 0) {
            throw Refusal.of(
                    Reason.UNAVAILABLE,
                    "The body did not arrive within " + limit.toSeconds() + " seconds; send the request again.");
        }
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
