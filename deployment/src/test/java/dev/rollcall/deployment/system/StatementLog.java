package dev.rollcall.deployment.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

    /** Many times what a timer sends from one look at its lease to the next. */
    private static final int BYTES_OF_A_TIMER = 8 * 1024;

    private static final int MOST_REQUESTS = 2_000;

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

    /**
     * Returns what the cheapest of four requests made the server run: one of them may have had to ask again who calls. A
     * request beside a timer's work, which holds a lease, does not count.
     */
    List<String> ofCheapest(IntConsumer request) {
        return IntStream.range(0, MOST_REQUESTS)
                .mapToObj(i -> {
                    long end = end();
                    request.accept(i);
                    return end;
                })
                .filter(end -> since(Math.max(0, end - BYTES_OF_A_TIMER)).stream()
                        .noneMatch(entry -> entry.text().contains(" lease ")))
                .limit(4)
                .map(end -> since(end).stream()
                        .filter(Entry::isStatement)
                        .map(Entry::text)
                        .filter(statement -> !isUpkeep(statement))
                        .toList())
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    /** The change feed is moved, and requests are counted, beside the requests and not by them. */
    private static boolean isUpkeep(String statement) {
        String text = statement.toLowerCase(Locale.ROOT);
        return text.contains("change_feed")
                || text.contains("seq = ")
                || text.contains("into traffic")
                || text.contains("into tolerated");
    }

    private static IllegalStateException unreadable(IOException cause) {
        return new IllegalStateException("the general log of MariaDB cannot be read", cause);
    }
}
