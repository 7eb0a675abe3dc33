package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How H2 writes to its file, which is most of what a change costs there. */
class H2WritesIT {

    private static final int TIMES = 100;
    private static final int COPIES = 5;

    /** H2 does by itself what it does in the background, such as writing, every few seconds only. */
    private static final String UNHURRIED = ";WRITE_DELAY=60000";

    private static final int MANY = 2_000;

    /** In bytes: four times what so many events take, where each of them has written some pages. */
    private static final long ROOM_OF_MANY = 4L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Now and then a write is one of the file's header. */
    private static final int MOST_WRITES = TIMES * 3 / 2;

    private static final Actor ACTOR = new Actor(Actor.Kind.TIMER, "test", "");

    @TempDir
    private Path folder;

    @Test
    void aTransactionIsWrittenOnceAndReadingNever() {
        try (Database database = open("rollcall" + UNHURRIED)) {
            JpaTransactions transactions = TestDatabase.transactionsOn(database);
            Directories directories = new JpaDirectories(transactions);
            Directory directory = Samples.directory("Here");
            transactions.run(() -> directories.add(directory));
            long begin = writes(transactions);

            for (int i = 0; i < TIMES; i++) {
                transactions.read(() -> directories.find(directory.id()));
            }
            assertThat(writes(transactions)).isEqualTo(begin);

            for (int i = 0; i < TIMES; i++) {
                append(transactions, Instant.ofEpochMilli(i));
            }
            assertThat(writes(transactions) - begin).isBetween((long) TIMES, (long) MOST_WRITES);
        }
    }

    /** A copy of the file is what a process that is killed leaves. */
    @Test
    void aTransactionIsInTheFileWhenItHasEnded() throws IOException {
        try (Database database = open("rollcall" + UNHURRIED)) {
            JpaTransactions transactions = TestDatabase.transactionsOn(database);
            for (int i = 1; i <= COPIES; i++) {
                append(transactions, Instant.ofEpochMilli(i));
                Files.copy(folder.resolve("rollcall.mv.db"), folder.resolve("copy" + i + ".mv.db"));
            }
        }
        for (int i = 1; i <= COPIES; i++) {
            try (Database copy = open("copy" + i)) {
                assertThat(events(TestDatabase.transactionsOn(copy))).isEqualTo(i);
            }
        }
    }

    @Test
    void theRoomOfOldDataIsUsedAgain() throws Exception {
        try (Database database = open("rollcall;RETENTION_TIME=0")) {
            JpaTransactions transactions = TestDatabase.transactionsOn(database);
            Random random = new Random(7);
            for (int i = 0; i < MANY; i++) {
                append(transactions, Instant.ofEpochMilli(random.nextInt(Integer.MAX_VALUE)));
            }
            Path file = folder.resolve("rollcall.mv.db");

            assertTimeoutPreemptively(PATIENCE, () -> {
                while (Files.size(file) > ROOM_OF_MANY) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    private Database open(String name) {
        return Database.open(new DatabaseSettings(
                "jdbc:h2:file:" + folder.resolve(name), "sa", "", 4, 1, TestDatabase.STATEMENT_LIMIT));
    }

    private static void append(JpaTransactions transactions, Instant time) {
        SyncEvent event = SyncEvent.of(TimeOrderedId.at(time), time, ACTOR, SyncAction.UPDATED);
        transactions.run(() -> new JpaSyncLog(transactions).append(event));
    }

    private static int events(JpaTransactions transactions) {
        return transactions.read(
                () -> transactions.with(entities -> entities.createNativeQuery("select id from sync_event")
                        .getResultList()
                        .size()));
    }

    private static long writes(JpaTransactions transactions) {
        Object writes = transactions.read(() -> transactions.with(entities -> entities.createNativeQuery(
                        "select setting_value from information_schema.settings where setting_name = 'info.FILE_WRITE'")
                .getSingleResult()));
        return Long.parseLong(writes.toString());
    }
}
