package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which reads share a statement. A statement of these tests that reads {@code slow} runs until it is let go. */
@Timeout(60)
class SharedReadsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final LinkedBlockingQueue<List<String>> statements = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void aReadAloneIsAStatementOfItsOwn() {
        SharedReads<String, String, String> reads = reads(LONG);

        assertThat(reads.read("a", "1")).contains("a1");
        assertThat(reads.read("a", "2")).contains("a2");
        assertThat(reads.read("a", "none")).isEmpty();
        assertThat(statements).containsExactly(List.of("1"), List.of("2"), List.of("none"));
    }

    @Test
    void thoseThatComeWhileAStatementRunsShareTheNext() {
        SharedReads<String, String, String> reads = reads(LONG);
        List<CompletableFuture<Optional<String>>> asked = askAll(reads, "slow", "1", "2", "none", "2");

        go.countDown();

        assertThat(answers(asked))
                .containsExactly(
                        Optional.of("aslow"),
                        Optional.of("a1"),
                        Optional.of("a2"),
                        Optional.empty(),
                        Optional.of("a2"));
        assertThat(statements).containsExactly(List.of("slow"), List.of("1", "2", "none", "2"));
    }

    @Test
    void aStatementReadsNoMoreThanItsLimit() {
        SharedReads<String, String, String> reads = reads(LONG);
        List<String> keys = new ArrayList<>(List.of("slow"));
        IntStream.rangeClosed(1, SharedReads.MOST + 1).mapToObj(String::valueOf).forEach(keys::add);
        List<CompletableFuture<Optional<String>>> asked = askAll(reads, keys.toArray(String[]::new));

        go.countDown();

        assertThat(answers(asked)).hasSize(keys.size()).allMatch(Optional::isPresent);
        assertThat(statements).extracting(List::size).containsExactly(1, SharedReads.MOST, 1);
    }

    @Test
    void groupsShareNothing() {
        SharedReads<String, String, String> reads = reads(LONG);
        List<CompletableFuture<Optional<String>>> asked = askAll(reads, "slow");

        assertThat(reads.read("b", "1")).contains("b1");

        go.countDown();
        assertThat(answers(asked)).containsExactly(Optional.of("aslow"));
    }

    @Test
    void aFailureIsOnlyOfTheReadWhoseStatementFails() {
        SharedReads<String, String, String> reads = reads(LONG);
        List<CompletableFuture<Optional<String>>> asked = askAll(reads, "slow", "broken", "1");

        go.countDown();

        assertThatThrownBy(asked.get(1)::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("broken");
        assertThat(asked.get(2).join()).contains("a1");
        assertThat(statements).containsExactly(List.of("slow"), List.of("broken", "1"), List.of("1"));
    }

    @Test
    void whoReadAfterAFailureIsNotTouchedByIt() {
        SharedReads<String, String, String> reads = reads(LONG);

        assertThatThrownBy(() -> reads.read("a", "broken")).hasMessage("broken");

        assertThat(reads.read("a", "1")).contains("a1");
    }

    @Test
    void nobodyWaitsLongerThanPatienceForAnother() {
        SharedReads<String, String, String> reads = reads(Duration.ofMillis(1));
        List<CompletableFuture<Optional<String>>> asked = askAll(reads, "slow");

        assertThat(reads.read("a", "1")).contains("a1");

        go.countDown();
        assertThat(answers(asked)).containsExactly(Optional.of("aslow"));
    }

    @Test
    void whoJoinedAStatementThatTakesTooLongReadsAlone() {
        SharedReads<String, String, String> reads = reads(Duration.ofSeconds(1));
        List<CompletableFuture<Optional<String>>> asked = askAll(reads, "slow", "slower", "1");

        assertThat(asked.get(2).join()).contains("a1");

        go.countDown();
        assertThat(answers(asked)).allMatch(Optional::isPresent);
    }

    private SharedReads<String, String, String> reads(Duration patience) {
        return new SharedReads<>(this::statement, patience);
    }

    private Map<String, String> statement(String group, List<String> keys) {
        statements.add(List.copyOf(keys));
        if (keys.stream().anyMatch(key -> key.startsWith("slow"))) {
            awaitGo();
        }
        if (keys.contains("broken")) {
            throw new IllegalStateException("broken");
        }
        return keys.stream()
                .distinct()
                .filter(key -> !key.equals("none"))
                .collect(Collectors.toMap(Function.identity(), key -> group + key));
    }

    private void awaitGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for each in a thread of its own, and the next once the one before waits. */
    private static List<CompletableFuture<Optional<String>>> askAll(
            SharedReads<String, String, String> reads, String... keys) {
        List<CompletableFuture<Optional<String>>> asked = new ArrayList<>();
        for (String key : keys) {
            CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    answer.complete(reads.read("a", key));
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
            thread.start();
            while (!isWaiting(thread)) {
                Thread.onSpinWait();
            }
            asked.add(answer);
        }
        return asked;
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static <T> List<T> answers(List<CompletableFuture<T>> asked) {
        return asked.stream().map(CompletableFuture::join).toList();
    }
}
