package dev.rollcall.deployment.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Writes a log record as one JSON object on one line, whatever the message contains. */
public final class JsonLogFormatter extends Formatter {

    @Override
    public String format(LogRecord entry) {
        StringBuilder line = new StringBuilder(256).append('{');
        member(line, "time", entry.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        member(line.append(','), "level", entry.getLevel().getName());
        member(line.append(','), "logger", String.valueOf(entry.getLoggerName()));
        member(line.append(','), "message", String.valueOf(formatMessage(entry)));
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            member(line.append(','), "exception", trace.toString());
        }
        return line.append("}\n").toString();
    }

    private static void member(StringBuilder line, String name, String value) {
        line.append('"').append(name).append("\":\"");
        value.chars().forEach(character -> escaped(line, (char) character));
        line.append('"');
    }

    private static void escaped(StringBuilder line, char character) {
        switch (character) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (needsEscape(character)) {
                    line.append(String.format("\\u%04x", (int) character));
                } else {
                    line.append(character);
                }
            }
        }
    }

    /** Controls a terminal might act on, other readers' line ends, and halves of a surrogate pair, which are escaped both or not at all. */
    private static boolean needsEscape(char character) {
        return Character.isISOControl(character)
                || character == '\u2028'
                || character == '\u2029'
                || Character.isSurrogate(character);
    }
}
