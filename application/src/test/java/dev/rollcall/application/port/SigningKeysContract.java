package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.SigningKeys.StoredKey;
import org.junit.jupiter.api.Test;

/** What {@link SigningKeys} promises. */
interface SigningKeysContract {

    /** Returns ports that hold nothing. */
    Ports emptyPorts();

    @Test
    default void addsOnlyTheFirstKey() {
        SigningKeys keys = emptyPorts().signingKeys();
        StoredKey first = new StoredKey("kid-1", "{\"kty\":\"EC\"}", "wrapped", Samples.NOW);
        assertThat(keys.list()).isEmpty();

        keys.addFirst(first);
        keys.addFirst(new StoredKey("kid-2", "{}", "other", Samples.NOW));

        assertThat(keys.list()).containsExactly(first);
    }
}
