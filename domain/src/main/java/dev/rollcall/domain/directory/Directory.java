package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import java.time.Instant;

/** A source of users and groups of type SCIM: what an administrator has set, and when. */
public record Directory(DirectoryId id, DirectorySettings settings, DirectorySchemas schemas, Meta meta) {

    /** Begins without definitions of its own. */
    public Directory(DirectoryId id, DirectorySettings settings, Meta meta) {
        this(id, settings, DirectorySchemas.NONE, meta);
    }

    /** Returns whether the directory takes SCIM calls and issues tokens. */
    public boolean active() {
        return settings.active();
    }

    /** Returns the type of the directory's users: the core User with what the directory defines beyond it. */
    public ResourceType userType() {
        return schemas.userType();
    }

    /** Returns the type of the directory's groups. */
    public ResourceType groupType() {
        return CoreSchemas.GROUP;
    }

    /** Returns this directory with other settings, as changed at {@code now}; itself when nothing differs. */
    public Directory with(DirectorySettings changed, Instant now) {
        return changed.equals(settings) ? this : new Directory(id, changed, schemas, meta.changedAt(now));
    }

    /** Returns this directory with other definitions, as changed at {@code now}; itself when nothing differs. */
    public Directory with(DirectorySchemas changed, Instant now) {
        return changed.equals(schemas) ? this : new Directory(id, settings, changed, meta.changedAt(now));
    }
}
