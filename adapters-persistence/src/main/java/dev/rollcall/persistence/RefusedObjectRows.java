package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds what is refused to table {@code refused_object}, in which what is not known is empty. */
final class RefusedObjectRows {

    private RefusedObjectRows() {}

    /** Adds the refusals among the events, in the transaction that writes them to the log. */
    static void add(EntityManager entities, List<SyncEvent> events) {
        events.stream()
                .filter(event -> event.directory() != null)
                .filter(event -> event.outcome().result() == Outcome.Result.REFUSED)
                .forEach(event -> add(entities, event));
    }

    private static void add(EntityManager entities, SyncEvent event) {
        Outcome outcome = event.outcome();
        Timestamp time = Timestamp.from(event.time());
        new SqlStatement(entities)
                .add(
                        "insert into refused_object (directory_id, cause, target_type, resource_id, target_key, requests,"
                                + " first_time, last_time, last_id) values (?, ?, ?, ?, ?, ",
                        key(
                                Objects.requireNonNull(event.directory()),
                                Objects.requireNonNull(outcome.cause()),
                                event.target()))
                .add(
                        "?, ?, ?, ?) on duplicate key update requests = requests + values(requests),"
                                + " first_time = least(first_time, values(first_time)),"
                                + " last_time = greatest(last_time, values(last_time)),"
                                + " last_id = greatest(last_id, values(last_id))",
                        outcome.repeats(),
                        time,
                        time,
                        event.id())
                .execute();
    }

    /** Returns directory, cause, type, resource and key: the columns of the primary key in their order. */
    static Object[] key(DirectoryId directory, Cause cause, Target target) {
        return new Object[] {
            directory.value(), cause.name(), text(target.type()), text(target.resource()), text(target.key())
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
