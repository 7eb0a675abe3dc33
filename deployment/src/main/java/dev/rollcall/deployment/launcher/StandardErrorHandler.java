package dev.rollcall.deployment.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/**
 * Writes to the process's standard error itself, not to {@link System#err}, which {@link LoggedLines} has replaced.
 */
public final class StandardErrorHandler extends StreamHandler {

    /** Made by the log manager, as {@code logging.properties} names it. */
    public StandardErrorHandler() throws UnsupportedEncodingException {
        super(new FileOutputStream(FileDescriptor.err), new JsonLogFormatter());
        setLevel(Level.ALL);
        setEncoding(StandardCharsets.UTF_8.name());
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        super.publish(entry);
        flush();
    }

    /** Flushes only: the log manager closes handlers when it reads its configuration anew, and standard error must survive that. */
    @Override
    public synchronized void close() {
        flush();
    }
}
