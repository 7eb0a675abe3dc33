package dev.rollcall.persistence.entity;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.persistence.ColumnKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code scim_group}: the attributes as JSON, and beside them what rows are found and kept unique by. */
@Entity
@Table(name = "scim_group")
public class GroupRow {

    /** Stands in place of the directory of a local group. */
    public static final String LOCAL = "00000000-0000-0000-0000-000000000000";

    @Id
    private String id;

    @Column(name = "directory_id")
    private String directoryId;

    @Column(name = "owner_id")
    private @Nullable String ownerId;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "external_id_key")
    private @Nullable String externalIdKey;

    private int members;

    @Column(name = "held_since")
    private @Nullable Instant heldSince;

    private long version;

    private Instant created;

    @Column(name = "last_modified")
    private Instant lastModified;

    private String document;

    /** What {@link #groupAt} reads of a row {@code g}. */
    public static final String COLUMNS =
            "g.id, g.owner_id, g.members, g.version, g.created, g.last_modified, g.document";

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected GroupRow() {}

    /** Returns the group of a row that has {@link #COLUMNS}. */
    public static Group groupAt(ResultSet row) throws SQLException {
        GroupRow group = new GroupRow();
        group.id = row.getString(1);
        group.ownerId = row.getString(2);
        group.members = row.getInt(3);
        group.version = row.getLong(4);
        group.created = row.getTimestamp(5).toInstant();
        group.lastModified = row.getTimestamp(6).toInstant();
        group.document = row.getString(7);
        return group.toGroup();
    }

    /** Returns the row of a group. */
    public static GroupRow of(Group group) {
        GroupRow row = new GroupRow();
        row.id = group.id().value();
        row.directoryId = directoryId(group);
        row.ownerId = ownerId(group);
        row.nameKey = nameKey(group);
        row.displayName = group.displayName();
        row.externalIdKey = externalIdKey(group);
        row.members = group.members();
        row.version = group.meta().version().number();
        row.created = group.meta().created();
        row.lastModified = group.meta().lastModified();
        row.document = document(group);
        return row;
    }

    /** Returns what a group is stored under: its directory, or what stands for none. */
    public static String directoryId(Group group) {
        return group.owningDirectory().map(DirectoryId::value).orElse(LOCAL);
    }

    /** Returns the owner as stored; null for a local group. */
    public static @Nullable String ownerId(Group group) {
        return group.owningDirectory().map(DirectoryId::value).orElse(null);
    }

    /** Returns the name as it is stored for search. */
    public static String nameKey(Group group) {
        return ColumnKey.of(group.nameKey());
    }

    /** Returns the {@code externalId} as it is stored for search; null when there is none. */
    public static @Nullable String externalIdKey(Group group) {
        return group.externalId()
                .map(id -> ColumnKey.of(ComparisonKey.exact(id)))
                .orElse(null);
    }

    /**
     * Returns the attributes as they are stored.
     *
     * @throws dev.rollcall.domain.Refusal with {@code PAYLOAD_TOO_LARGE} when they are too long to be
     */
    public static String document(Group group) {
        return Document.of(group.attributes());
    }

    /** Returns since when its deletion is held; empty when it is not. */
    public Optional<Instant> heldSince() {
        return Optional.ofNullable(heldSince);
    }

    /** Returns the group. */
    public Group toGroup() {
        return new Group(
                new ResourceId(id),
                ownerId == null ? null : new DirectoryId(ownerId),
                JsonReader.readStored(document),
                new Meta(created, lastModified, new Version(version)),
                members);
    }
}
