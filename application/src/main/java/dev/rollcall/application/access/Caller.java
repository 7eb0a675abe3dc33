package dev.rollcall.application.access;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.Permission;
import java.util.Set;

/** Who calls, proven by a credential. A caller of one surface is nobody on the others. */
public sealed interface Caller {

    /** Returns the client id, or the name of the secret token, for logs. */
    String client();

    /** An identity provider that speaks for one directory; its settings are at most 2 seconds old. */
    record OfDirectory(Directory directory, String client, Access access) implements Caller {

        /** What the credential allows. */
        public enum Access {
            WRITE,
            READ
        }

        /** Returns a caller that may write. */
        public OfDirectory(Directory directory, String client) {
            this(directory, client, Access.WRITE);
        }

        /** Returns the same caller with a credential that only reads. */
        public OfDirectory readingOnly() {
            return new OfDirectory(directory, client, Access.READ);
        }
    }

    /** An administrator client. */
    record OfAdministrator(Set<Permission> permissions, String client) implements Caller {

        /** Copies the set. */
        public OfAdministrator {
            permissions = Set.copyOf(permissions);
        }
    }
}
