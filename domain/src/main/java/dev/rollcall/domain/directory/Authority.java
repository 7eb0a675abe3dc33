package dev.rollcall.domain.directory;

import java.util.Set;

/** What a client speaks for: one directory over SCIM, or the administration. Never both. */
public sealed interface Authority {

    /** May push users and groups into one directory. */
    record OfDirectory(DirectoryId directory) implements Authority {}

    /** May call the admin API within its permissions. */
    record OfAdministrator(Set<Permission> permissions) implements Authority {

        /** Copies the set. */
        public OfAdministrator {
            permissions = Set.copyOf(permissions);
        }
    }
}
