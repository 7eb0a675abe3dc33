package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often H2 writes to its file, which is most of what a change costs there. */
class H2WritesIT {

    private static final int TIMES = 100;

    /** Now and then a write is one of the file's header. */
    private static final int MOST_WRITES = TIMES * 3 / 2;

    private static final Actor ACTOR = new Actor(Actor.Kind.TIMER, "test", "");

    @Test
    void aTransactionIsWrittenOnceAndReadingNever(@TempDir Path folder) {
        DatabaseSettings settings = new DatabaseSettings(
                "jdbc:h2:file:" + folder.resolve("rollcall"), "sa", "", 4, 1, TestDatabase.STATEMENT_LIMIT);
        try (Database database = Database.open(settings)) {
            JpaTransactions transactions = TestDatabase.transactionsOn(database);
            JpaSyncLog log = new JpaSyncLog(transactions);
            Directories directories = new JpaDirectories(transactions);
            Directory directory = Samples.directory("Here");
            transactions.run(() -> directories.add(directory));
            long begin = writes(transactions);

            for (int i = 0; i < TIMES; i++) {
                transactions.read(() -> directories.find(directory.id()));
            }
            assertThat(writes(transactions)).isEqualTo(begin);

            for (int i = 0; i < TIMES; i++) {
                Instant now = Instant.ofEpochMilli(i);
                SyncEvent event = SyncEvent.of(TimeOrderedId.at(now), now, ACTOR, SyncAction.UPDATED);
                transactions.run(() -> log.append(event));
            }
            assertThat(writes(transactions) - begin).isBetween((long) TIMES, (long) MOST_WRITES);
        }
    }

    private static long writes(JpaTransactions transactions) {
        Object writes = transactions.read(() -> transactions.with(entities -> entities.createNativeQuery(
                        "select setting_value from information_schema.settings where setting_name = 'info.FILE_WRITE'")
                .getSingleResult()));
        return Long.parseLong(writes.toString());
    }
}
