package dev.rollcall.deployment.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The general log of the MariaDB under test: everything any connection has sent. */
final class StatementLog {

    /** One entry: which connection sent which command with what. */
    record Entry(int connection, String command, String text) {

        /** Whether the server had to run it; preparing, and ending a transaction, do not count. */
        boolean isStatement() {
            return (command.equals("Query") || command.equals("Execute"))
                    && !text.matches("(?is)(commit|rollback|set|start transaction|begin)\\b.*");
        }
    }

    private static final Pattern ENTRY =
            Pattern.compile("^(?:\\d{6}\\s+[\\d:]+)?\\s+(\\d+) (Connect|Query|Execute|Prepare)\\s+(.*)$");

    private final Path file;

    StatementLog(Path file) {
        this.file = file;
    }

    /** Returns where the log ends now, to begin {@link #since} with. */
    long end() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns the entries from a former {@link #end} on; 0 is the beginning. */
    List<Entry> since(long end) {
        try (InputStream log = Files.newInputStream(file)) {
            log.skipNBytes(end);
            return new String(log.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(ENTRY::matcher)
                    .filter(Matcher::matches)
                    .map(match -> new Entry(Integer.parseInt(match.group(1)), match.group(2), match.group(3)))
                    .toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(IOException cause) {
        return new IllegalStateException("the general log of MariaDB cannot be read", cause);
    }
}
