package dev.rollcall.application.port;

import dev.rollcall.domain.user.UserId;
import java.util.List;

/**
 * Who was anonymised, remembered outside the database: a backup that is restored knows nothing of what was erased after
 * it was made. An id says nothing about the person any longer.
 */
public interface Erasures {

    /** Remembers users for good; one that is remembered already stays so. */
    void remember(List<UserId> ids);

    /** Returns everybody who was ever remembered, each once. */
    List<UserId> all();
}
