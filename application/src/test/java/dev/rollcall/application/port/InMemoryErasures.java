package dev.rollcall.application.port;

import dev.rollcall.domain.user.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Erasures for tests. */
public final class InMemoryErasures implements Erasures {

    private final Set<UserId> ids = new LinkedHashSet<>();

    @Override
    public void remember(List<UserId> erased) {
        ids.addAll(erased);
    }

    @Override
    public List<UserId> all() {
        return List.copyOf(ids);
    }
}
