package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.SecretToken;
import java.util.List;

/** The secret tokens of directories. */
public interface SecretTokens {

    /** Returns the tokens of the directory, oldest first; there are few. */
    List<SecretToken> list(DirectoryId directory);

    /** Adds a token. */
    void add(SecretToken token);

    /** Removes the token; returns whether it was there. */
    boolean remove(DirectoryId directory, String id);
}
