package dev.rollcall.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.SigningKeys;
import dev.rollcall.application.port.SigningKeys.StoredKey;
import dev.rollcall.application.port.Transactions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the database as this node holds them: the newest signs, all verify (RFC 7517). The first node makes the
 * first key; a key that another node made is found when a token names it.
 */
public final class KeyRing {

    /** Tokens that name unknown keys cost a look into the database no more often than this. */
    private static final Duration RELOAD_PAUSE = Duration.ofSeconds(3);

    private record Keys(ECKey signing, Map<String, ECKey> published, Instant loaded) {}

    private final SigningKeys stored;
    private final Transactions transactions;
    private final KeyEncryptionKey keyEncryptionKey;
    private final Clock clock;
    private volatile @Nullable Keys keys;

    KeyRing(SigningKeys stored, Transactions transactions, KeyEncryptionKey keyEncryptionKey, Clock clock) {
        this.stored = stored;
        this.transactions = transactions;
        this.keyEncryptionKey = keyEncryptionKey;
        this.clock = clock;
    }

    /**
     * Makes sure that there is a key this node can sign with; for the start, so that a wrong key-encryption key is told
     * then.
     *
     * @throws dev.rollcall.domain.Refusal when the keys were encrypted with another key, or the database is away
     */
    public void open() {
        known();
    }

    /** Returns the key to sign with, private part included. */
    ECKey signingKey() {
        return known().signing();
    }

    /** Returns the public key of that {@code kid}, whichever node made it; empty when there is none. */
    Optional<ECKey> verificationKey(String id) {
        ECKey key = known().published().get(id);
        return Optional.ofNullable(key == null ? reloaded().published().get(id) : key);
    }

    /** Returns every public key, newest first. */
    List<ECKey> publicKeys() {
        return List.copyOf(known().published().values());
    }

    private Keys known() {
        Keys now = keys;
        return now == null ? reloaded() : now;
    }

    private synchronized Keys reloaded() {
        Keys now = keys;
        Instant time = clock.instant();
        if (now == null || !time.isBefore(now.loaded().plus(RELOAD_PAUSE))) {
            now = load(time);
            keys = now;
        }
        return now;
    }

    private Keys load(Instant now) {
        List<StoredKey> found = transactions.call(stored::list);
        if (found.isEmpty()) {
            StoredKey first = generate(now);
            found = transactions.call(() -> {
                stored.addFirst(first);
                return stored.list();
            });
        }
        return new Keys(
                parse(keyEncryptionKey.unwrap(found.get(0).wrappedPrivateKey())),
                found.stream()
                        .map(key -> parse(key.publicKey()))
                        .collect(Collectors.toMap(
                                ECKey::getKeyID, Function.identity(), (newer, older) -> newer, LinkedHashMap::new)),
                now);
    }

    private StoredKey generate(Instant now) {
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256)
                    .keyID(TimeOrderedId.at(now))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            return new StoredKey(
                    pair.getKeyID(),
                    pair.toPublicJWK().toJSONString(),
                    keyEncryptionKey.wrap(pair.toJSONString()),
                    now);
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("the database holds a signing key that is no EC key", e);
        }
    }
}
