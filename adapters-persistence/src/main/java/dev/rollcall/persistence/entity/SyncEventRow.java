package dev.rollcall.persistence.entity;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A row of {@code sync_event}. */
@Entity
@Table(name = "sync_event")
public class SyncEventRow {

    private static final String SEPARATOR = " ";

    @Id
    private String id;

    @Column(name = "directory_id")
    private String directoryId;

    private Instant time;

    @Enumerated(EnumType.STRING)
    private SyncAction action;

    @Column(name = "resource_id")
    private String resourceId;

    @Column(name = "user_id")
    private String userId;

    private String client;

    @Column(name = "request_id")
    private String requestId;

    private String changed;

    private String reason;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected SyncEventRow() {}

    /** Returns the row of an event. */
    public static SyncEventRow of(SyncEvent event) {
        SyncEventRow row = new SyncEventRow();
        row.id = event.id();
        row.directoryId = event.directory().value();
        row.time = event.time();
        row.action = event.action();
        row.resourceId = event.resource().value();
        row.userId = event.user().value();
        row.client = event.client();
        row.requestId = event.requestId();
        row.changed = String.join(SEPARATOR, event.changed());
        row.reason = event.reason();
        return row;
    }

    /** Returns the event. */
    public SyncEvent toSyncEvent() {
        return new SyncEvent(
                id,
                new DirectoryId(directoryId),
                time,
                action,
                new ResourceId(resourceId),
                new UserId(userId),
                client,
                requestId,
                changed.isEmpty() ? List.of() : List.of(changed.split(SEPARATOR, -1)),
                reason);
    }
}
