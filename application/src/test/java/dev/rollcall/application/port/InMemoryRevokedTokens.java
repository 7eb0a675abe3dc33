package dev.rollcall.application.port;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A fake. */
public final class InMemoryRevokedTokens implements RevokedTokens {

    private final Map<String, RevokedToken> byId = new ConcurrentHashMap<>();

    @Override
    public void add(RevokedToken token) {
        byId.putIfAbsent(token.id(), token);
    }

    @Override
    public Set<RevokedToken> of(String clientId) {
        return byId.values().stream()
                .filter(token -> token.clientId().equals(clientId))
                .collect(Collectors.toSet());
    }

    @Override
    public void removeExpired(Instant time) {
        byId.values().removeIf(token -> token.expires().isBefore(time));
    }
}
