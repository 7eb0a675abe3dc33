package dev.rollcall.persistence.entity;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Change;
import dev.rollcall.domain.synclog.ChangeType;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import dev.rollcall.domain.user.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sync_event}. Its position in the table is the database's to give and no part of this: asking for it
 * would be a statement more.
 */
@Entity
@Table(name = "sync_event")
public class SyncEventRow {

    private static final String SEPARATOR = " ";

    @Id
    private String id;

    @Column(name = "directory_id")
    private @Nullable String directoryId;

    private Instant time;

    @Enumerated(EnumType.STRING)
    private Actor.Kind actor;

    private String client;

    @Column(name = "request_id")
    private String requestId;

    @Enumerated(EnumType.STRING)
    private SyncAction action;

    @Column(name = "target_type")
    @Enumerated(EnumType.STRING)
    private Target.@Nullable Type targetType;

    @Column(name = "resource_id")
    private @Nullable String resourceId;

    @Column(name = "user_id")
    private @Nullable String userId;

    @Column(name = "target_key")
    private @Nullable String targetKey;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable") // Read by queries.
    private Outcome.Result result;

    private int status;

    @Column(name = "scim_type")
    private @Nullable String scimType;

    @Enumerated(EnumType.STRING)
    private @Nullable Cause cause;

    private long milliseconds;

    private int repeats;

    private String reason;

    private String changed;

    private String quirks;

    @Column(name = "change_type")
    @Enumerated(EnumType.STRING)
    private @Nullable ChangeType changeType;

    private @Nullable String added;

    private @Nullable String removed;

    @SuppressWarnings("UnusedVariable") // Read by queries.
    private @Nullable Boolean pending;

    private @Nullable Long seq;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected SyncEventRow() {}

    /** Returns the row of an event. */
    public static SyncEventRow of(SyncEvent event) {
        SyncEventRow row = new SyncEventRow();
        row.id = event.id();
        row.time = event.time();
        row.directoryId = text(event.directory(), DirectoryId::value);
        row.actor = event.actor().kind();
        row.client = event.actor().client();
        row.requestId = event.actor().requestId();
        row.action = event.action();
        row.reason = event.reason();
        row.changed = String.join(SEPARATOR, event.changed());
        row.quirks = String.join(SEPARATOR, event.quirks());
        row.set(event.target());
        row.set(event.outcome());
        row.set(event.change());
        return row;
    }

    private void set(Target target) {
        targetType = target.type();
        resourceId = text(target.resource(), ResourceId::value);
        userId = text(target.user(), UserId::value);
        targetKey = target.key();
    }

    private void set(Outcome outcome) {
        result = outcome.result();
        status = outcome.status();
        scimType = outcome.scimType();
        cause = outcome.cause();
        milliseconds = outcome.milliseconds();
        repeats = outcome.repeats();
    }

    private void set(@Nullable Change change) {
        if (change != null) {
            changeType = change.type();
            added = joined(change.added());
            removed = joined(change.removed());
            pending = Boolean.TRUE;
        }
    }

    /** Returns the event. */
    public SyncEvent toSyncEvent() {
        return new SyncEvent(
                id,
                time,
                directoryId == null ? null : new DirectoryId(directoryId),
                new Actor(actor, client, requestId),
                action,
                new Target(
                        targetType,
                        resourceId == null ? null : new ResourceId(resourceId),
                        userId == null ? null : new UserId(userId),
                        targetKey),
                new Outcome(status, scimType, cause, milliseconds, repeats),
                reason,
                split(changed),
                split(quirks),
                changeType == null ? null : new Change(changeType, ids(added), ids(removed)));
    }

    /** Returns the event with its number in the change feed; the row must have one. */
    public FeedItem toFeedItem() {
        return new FeedItem(Objects.requireNonNull(seq), toSyncEvent());
    }

    private static <T> @Nullable String text(@Nullable T id, Function<T, String> value) {
        return id == null ? null : value.apply(id);
    }

    private static @Nullable String joined(List<ResourceId> ids) {
        return ids.isEmpty()
                ? null
                : String.join(SEPARATOR, ids.stream().map(ResourceId::value).toList());
    }

    private static List<ResourceId> ids(@Nullable String joined) {
        return joined == null
                ? List.of()
                : split(joined).stream().map(ResourceId::new).toList();
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR, -1));
    }
}
