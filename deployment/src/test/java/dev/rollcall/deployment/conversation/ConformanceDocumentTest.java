package dev.rollcall.deployment.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/conformance.md} names as proof is there. */
class ConformanceDocumentTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+)#([a-zA-Z0-9]+)`");
    private static final Pattern CONVERSATION = Pattern.compile("`([A-Z]+-[A-Z]?\\d+)`");
    private static final Pattern PAGE = Pattern.compile("]\\(([^)#]+)");

    private final String document = read(REPOSITORY.resolve("docs/conformance.md"));

    @Test
    void everyTestItNamesExists() {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        Matcher named = TEST.matcher(document);
        int count = 0;
        while (named.find()) {
            count++;
            String source = sources.getOrDefault(named.group(1), "");
            if (!Pattern.compile("\\s" + named.group(2) + "\\(").matcher(source).find()) {
                missing.add(named.group());
            }
        }
        assertThat(count).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyConversationItNamesExists() {
        List<String> ids = Conversation.files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
        List<String> named = CONVERSATION
                .matcher(document)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(30)
                .allSatisfy(id -> assertThat(ids).as(id).anyMatch(file -> file.startsWith(id + "-")));
    }

    @Test
    void everyPageItLinksExists() {
        assertThat(PAGE.matcher(document).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(page ->
                        assertThat(REPOSITORY.resolve("docs").resolve(page)).exists());
    }

    private static Map<String, String> sources() {
        try (Stream<Path> files = Files.find(
                REPOSITORY,
                20,
                (file, attributes) -> file.toString().replace('\\', '/').contains("/src/test/java/")
                        && file.toString().endsWith(".java"))) {
            return files.collect(Collectors.toMap(
                    file -> String.valueOf(file.getFileName()).replace(".java", ""),
                    ConformanceDocumentTest::read,
                    (one, other) -> one + other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
