package dev.rollcall.domain.group;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group (RFC 7643, 4.2) without its members, of which it knows only how many there are. The attributes are a checked
 * resource that always holds {@code displayName}.
 *
 * @param owner the directory whose links are its members; null for a local group, whose members are users
 * @param members how many members it has, without the users who are deleted; of a local group this is not kept up to
 *     date while users are deleted and restored, but counted when administrators ask
 */
public record Group(ResourceId id, @Nullable DirectoryId owner, Complex attributes, Meta meta, int members) {

    /** Returns a group of a directory that is created at {@code now}, still without members. */
    public static Group of(DirectoryId owner, ResourceId id, Complex attributes, Instant now) {
        return new Group(id, owner, attributes, Meta.createdAt(now), 0);
    }

    /** Returns the owning directory; empty for a local group. */
    public Optional<DirectoryId> owningDirectory() {
        return Optional.ofNullable(owner);
    }

    /** Returns the name as sent. */
    public String displayName() {
        return attributes.text("displayName").orElseThrow();
    }

    /** Returns what makes {@link #displayName} unique among the groups of a directory, and among local ones. */
    public ComparisonKey nameKey() {
        return nameKey(displayName());
    }

    /** Returns what makes a name unique among the groups of a directory, and among local ones. */
    public static ComparisonKey nameKey(String displayName) {
        return ComparisonKey.folded(displayName);
    }

    /** Returns the identifier in the identity provider, compared with case. */
    public Optional<String> externalId() {
        return attributes.text("externalId");
    }

    /** Returns what the group is for. */
    public Optional<String> description() {
        return attributes.complex(CoreSchemas.ROLLCALL_GROUP.id()).text("description");
    }

    /** Returns the group with other attributes, as changed at {@code now}; itself when they are equal. */
    public Group with(Complex changed, Instant now) {
        return with(changed, 0, 0, now);
    }

    /**
     * Returns the group with other attributes after members came and left, as changed at {@code now}: one change, however
     * much of it. It returns itself when there is none.
     */
    public Group with(Complex changed, int joined, int left, Instant now) {
        return changed.equals(attributes) && joined == 0 && left == 0
                ? this
                : new Group(id, owner, changed, meta.changedAt(now), members + joined - left);
    }

    /** Returns the same version of the group, of which it was found out that it has {@code count} members. */
    public Group counting(int count) {
        return new Group(id, owner, attributes, meta, count);
    }

    /** Returns the group as one of {@code directory}, as changed at {@code now}. */
    public Group ownedBy(DirectoryId directory, Instant now) {
        return new Group(id, directory, attributes, meta.changedAt(now), members);
    }

    /** Returns the group as a local one with these attributes, as changed at {@code now}. */
    public Group local(Complex newAttributes, Instant now) {
        return new Group(id, null, newAttributes, meta.changedAt(now), members);
    }

    /** Returns the attributes of a group under another name. */
    public static Complex named(Complex attributes, String name) {
        return attributes.with("displayName", new Text(name));
    }

    /** Returns the names of the attributes that differ from {@code other}'s; never a value. */
    public List<String> changedNames(Group other) {
        return attributes.differingNames(other.attributes);
    }
}
