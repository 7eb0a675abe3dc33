package dev.rollcall.application.port;

import java.util.ArrayList;
import java.util.List;

/** The signing keys, in a list. */
public final class InMemorySigningKeys implements SigningKeys {

    private final List<StoredKey> keys = new ArrayList<>();

    @Override
    public List<StoredKey> list() {
        return List.copyOf(keys);
    }

    @Override
    public void addFirst(StoredKey key) {
        if (keys.isEmpty()) {
            keys.add(key);
        }
    }
}
