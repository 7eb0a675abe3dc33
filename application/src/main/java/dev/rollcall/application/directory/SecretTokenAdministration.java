package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.SecretTokens;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.CredentialRequest;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.SecretToken;
import dev.rollcall.domain.directory.StoredSecret;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an administrator does with the secret tokens of a directory. Creating locks the directory's row, so that the
 * limit also holds for administrators who create at once.
 */
@SingletonBean
public final class SecretTokenAdministration {

    private static final int MOST_TOKENS = 3;
    private static final Duration LIFE_BY_DEFAULT = Duration.ofDays(365);

    private final Directories directories;
    private final SecretTokens tokens;
    private final SyncLog log;
    private final Transactions transactions;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public SecretTokenAdministration(
            Directories directories, SecretTokens tokens, SyncLog log, Transactions transactions, Clock clock) {
        this.directories = directories;
        this.tokens = tokens;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes a token; without {@code expiresAt} it is accepted for 365 days.
     *
     * @throws Refusal with every field that is wrong, with {@link Reason#NOT_FOUND} for the directory, or with
     *     {@link Reason#CONFLICT} when the directory has {@value #MOST_TOKENS} tokens, expired ones included
     */
    public IssuedToken create(Actor by, DirectoryId directory, Complex body) {
        Instant now = clock.instant();
        CredentialRequest request = CredentialRequest.read(body, now, now.plus(LIFE_BY_DEFAULT));
        Secret secret = CredentialGenerator.secret(Secret.Kind.SECRET_TOKEN);
        SecretToken token = new SecretToken(
                TimeOrderedId.at(now),
                directory,
                request.name(),
                StoredSecret.of(secret.clear(), now, request.expiresAt()),
                null);
        transactions.run(() -> {
            Directory owner = directories.lock(directory).orElseThrow(DirectoryAdministration::unknownDirectory);
            if (tokens.list(owner.id()).size() >= MOST_TOKENS) {
                throw Refusal.of(
                        Reason.CONFLICT,
                        "The user directory has " + MOST_TOKENS
                                + " secret tokens, which is the most; delete one first.");
            }
            tokens.add(token);
            log.append(event(by, directory, SyncAction.CREDENTIAL_ISSUED)
                    .because("The secret token " + token.id() + " was made."));
        });
        return new IssuedToken(token, secret);
    }

    /**
     * Returns the tokens of the directory, oldest first.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} for the directory
     */
    public List<SecretToken> list(DirectoryId directory) {
        return transactions.read(() -> {
            Directory owner = directories.find(directory).orElseThrow(DirectoryAdministration::unknownDirectory);
            return tokens.list(owner.id());
        });
    }

    /**
     * Removes the token, which is refused from then on.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public void delete(Actor by, DirectoryId directory, String id) {
        transactions.run(() -> {
            if (!tokens.remove(directory, id)) {
                throw Refusal.of(Reason.NOT_FOUND, "The user directory has no secret token with this id.");
            }
            log.append(event(by, directory, SyncAction.CREDENTIAL_REVOKED)
                    .because("The secret token " + id + " was removed."));
        });
    }

    private SyncEvent event(Actor by, DirectoryId directory, SyncAction action) {
        Instant now = clock.instant();
        return SyncEvent.of(TimeOrderedId.at(now), now, by, action).in(directory);
    }
}
