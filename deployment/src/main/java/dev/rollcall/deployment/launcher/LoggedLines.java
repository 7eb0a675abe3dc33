package dev.rollcall.deployment.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns what libraries and the JVM print into log records, a line each, so that the log stays JSON. */
final class LoggedLines extends OutputStream {

    private final Logger logger;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LoggedLines(Logger logger) {
        this.logger = logger;
    }

    /** A stream for {@link System#setErr} or {@link System#setOut}. */
    static PrintStream to(String loggerName) {
        return new PrintStream(new LoggedLines(Logger.getLogger(loggerName)), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int octet) {
        if (octet != '\n') {
            line.write(octet);
        } else if (line.size() > 0) {
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            logger.log(Level.INFO, "{0}", text);
        }
    }
}
