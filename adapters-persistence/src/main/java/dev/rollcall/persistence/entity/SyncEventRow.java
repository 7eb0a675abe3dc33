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
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sync_event}, to be read. Its position in the table, by which the feed numbers, is no part of this.
 */
@Entity
@Table(name = "sync_event")
public class SyncEventRow {

    /** Stands in {@code seq} of a change until the feed gives it a number; they begin with 1. */
    public static final long UNNUMBERED = 0;

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

    private @Nullable Long seq;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected SyncEventRow() {}

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

    /** Returns the texts, none of which holds a space, as one column. */
    public static String joined(List<String> texts) {
        return String.join(SEPARATOR, texts);
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
