package dev.rollcall.domain.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A long-lived bearer token of one directory, for identity providers that take only a token.
 *
 * @param lastUsed when it was last presented, to the minute; null is never
 */
public record SecretToken(
        String id,
        DirectoryId directory,
        String name,
        StoredSecret secret,
        @Nullable Instant lastUsed) {}
