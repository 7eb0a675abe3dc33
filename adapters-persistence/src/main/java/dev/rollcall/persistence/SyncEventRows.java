package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Change;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.persistence.entity.SyncEventRow;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds rows of {@code sync_event}, in the order of the events, and past JPA: nearly every change adds one. */
final class SyncEventRows {

    private static final String INSERT = "insert into sync_event (id, directory_id, time, actor, client, request_id,"
            + " action, target_type, resource_id, user_id, target_key, result, status, scim_type, cause, milliseconds,"
            + " repeats, reason, changed, quirks, change_type, added, removed, seq) values ";

    private SyncEventRows() {}

    static void insert(EntityManager entities, List<SyncEvent> events) {
        for (List<SyncEvent> some : Batches.of(events)) {
            new SqlStatement(entities)
                    .add(INSERT)
                    .each(", ", some, SyncEventRows::row)
                    .execute();
        }
    }

    private static void row(SqlStatement insert, SyncEvent event) {
        Actor actor = event.actor();
        Target target = event.target();
        Outcome outcome = event.outcome();
        Change change = event.change();
        insert.add(
                "(?, ?, ?, ?, ?, ?, ?, ?, ",
                event.id(),
                text(event.directory(), DirectoryId::value),
                Timestamp.from(event.time()),
                actor.kind().name(),
                actor.client(),
                actor.requestId(),
                event.action().name(),
                text(target.type(), Enum::name));
        about(insert, event.directory(), target);
        insert.add(
                ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                target.key(),
                outcome.result().name(),
                outcome.status(),
                outcome.scimType(),
                text(outcome.cause(), Enum::name),
                outcome.milliseconds(),
                outcome.repeats(),
                event.reason(),
                SyncEventRow.joined(event.changed()),
                SyncEventRow.joined(event.quirks()),
                text(change, told -> told.type().name()),
                text(change, told -> ids(told.added())),
                text(change, told -> ids(told.removed())),
                change == null ? null : SyncEventRow.UNNUMBERED);
    }

    /** The columns of link and person, one of which may follow from the other. */
    private static void about(SqlStatement insert, @Nullable DirectoryId directory, Target target) {
        String resource = text(target.resource(), ResourceId::value);
        String user = text(target.user(), UserId::value);
        if (directory == null || target.type() != Target.Type.USER || (resource == null) == (user == null)) {
            insert.add("?, ?", resource, user);
        } else if (user == null) {
            insert.add(
                    "?, (select l.user_id from link l where l.directory_id = ? and l.id = ? and l.open = true)",
                    resource,
                    directory.value(),
                    resource);
        } else {
            insert.add(
                    "(select l.id from link l where l.directory_id = ? and l.user_id = ? and l.open = true), ?",
                    directory.value(),
                    user,
                    user);
        }
    }

    private static <T> @Nullable String text(@Nullable T value, Function<T, @Nullable String> text) {
        return value == null ? null : text.apply(value);
    }

    private static @Nullable String ids(List<ResourceId> ids) {
        return ids.isEmpty()
                ? null
                : SyncEventRow.joined(ids.stream().map(ResourceId::value).toList());
    }
}
