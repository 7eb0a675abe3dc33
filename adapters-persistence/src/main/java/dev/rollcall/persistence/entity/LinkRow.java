package dev.rollcall.persistence.entity;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.persistence.ColumnKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code link}: the attributes as JSON, and beside them what rows are found and kept unique by. */
@Entity
@Table(name = "link")
public class LinkRow {

    @Id
    private String id;

    @Column(name = "directory_id")
    private String directoryId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "user_name")
    private String userName;

    @Column(name = "user_name_key")
    private String userNameKey;

    @Column(name = "external_id_key")
    private @Nullable String externalIdKey;

    @Column(name = "active")
    private boolean active;

    private @Nullable Boolean open;

    private boolean expected;

    private long version;

    private Instant created;

    @Column(name = "last_modified")
    private Instant lastModified;

    private String document;

    /** What {@link #linkAt} reads of a row {@code l}. */
    public static final String COLUMNS =
            "l.id, l.directory_id, l.user_id, l.open, l.expected, l.version, l.created, l.last_modified, l.document";

    /** How many columns {@link #COLUMNS} has. */
    public static final int WIDTH = 9;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LinkRow() {}

    /** Returns the link of a row that begins with {@link #COLUMNS}. */
    public static Link linkAt(ResultSet row) throws SQLException {
        LinkRow link = new LinkRow();
        link.id = row.getString(1);
        link.directoryId = row.getString(2);
        link.userId = row.getString(3);
        link.open = row.getBoolean(4) ? Boolean.TRUE : null;
        link.expected = row.getBoolean(5);
        link.version = row.getLong(6);
        link.created = row.getTimestamp(7).toInstant();
        link.lastModified = row.getTimestamp(8).toInstant();
        link.document = row.getString(9);
        return link.toLink();
    }

    /** Returns the row of a link. */
    public static LinkRow of(Link link) {
        LinkRow row = new LinkRow();
        row.id = link.id().value();
        row.directoryId = link.directory().value();
        row.userId = link.user().value();
        row.userName = link.userName();
        row.userNameKey = ColumnKey.of(link.userNameKey());
        row.externalIdKey = externalIdKey(link);
        row.active = link.active();
        row.open = open(link);
        row.expected = expected(link);
        row.version = link.meta().version().number();
        row.created = link.meta().created();
        row.lastModified = link.meta().lastModified();
        row.document = document(link);
        return row;
    }

    /** Returns an {@code externalId} as it is stored for search. */
    public static String externalIdKey(String externalId) {
        return ColumnKey.of(ComparisonKey.exact(externalId));
    }

    /** Returns the {@code externalId} of a link as it is stored for search; null when there is none. */
    public static @Nullable String externalIdKey(Link link) {
        return link.externalId().map(LinkRow::externalIdKey).orElse(null);
    }

    /** Returns true for an open link and null for a closed one, which unique keys thus leave alone. */
    public static @Nullable Boolean open(Link link) {
        return link.isOpen() ? Boolean.TRUE : null;
    }

    /** Returns whether the directory has yet to write the link that an administrator opened. */
    public static boolean expected(Link link) {
        return link.state() == Link.State.EXPECTED;
    }

    private Link.State state() {
        if (open == null) {
            return Link.State.CLOSED;
        }
        return expected ? Link.State.EXPECTED : Link.State.OPEN;
    }

    /**
     * Returns the attributes as they are stored.
     *
     * @throws dev.rollcall.domain.Refusal with {@code PAYLOAD_TOO_LARGE} when they are too long to be
     */
    public static String document(Link link) {
        return Document.of(link.attributes());
    }

    /** Returns the link. */
    public Link toLink() {
        return new Link(
                new ResourceId(id),
                new DirectoryId(directoryId),
                new UserId(userId),
                state(),
                JsonReader.readStored(document),
                new Meta(created, lastModified, new Version(version)));
    }
}
