package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.SecretToken;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The secret tokens of all directories, in a map. */
public final class InMemorySecretTokens implements SecretTokens {

    private final Map<String, SecretToken> tokens = new LinkedHashMap<>();

    @Override
    public List<SecretToken> list(DirectoryId directory) {
        return all().filter(token -> token.directory().equals(directory))
                .sorted(Comparator.comparing(
                                (SecretToken token) -> token.secret().created())
                        .thenComparing(SecretToken::id))
                .toList();
    }

    @Override
    public void add(SecretToken token) {
        tokens.put(token.id(), token);
    }

    @Override
    public boolean remove(DirectoryId directory, String id) {
        return tokens.values()
                .removeIf(token -> token.id().equals(id) && token.directory().equals(directory));
    }

    Stream<SecretToken> all() {
        return tokens.values().stream();
    }

    void used(String id, Instant now) {
        tokens.computeIfPresent(
                id, (same, stored) -> new SecretToken(id, stored.directory(), stored.name(), stored.secret(), now));
    }

    void removeAll(DirectoryId directory) {
        tokens.values().removeIf(token -> token.directory().equals(directory));
    }
}
