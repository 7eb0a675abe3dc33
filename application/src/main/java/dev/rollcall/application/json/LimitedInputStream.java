package dev.rollcall.application.json;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a stream as soon as it is longer than its limit, whatever its {@code Content-Length} says. */
final class LimitedInputStream extends FilterInputStream {

    private final long limit;
    private long read;

    LimitedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limit) {
            throw Refusal.of(Reason.PAYLOAD_TOO_LARGE, "The body is longer than " + limit + " bytes.");
        }
    }
}
