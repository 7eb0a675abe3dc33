package dev.rollcall.oauth;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.CallerChanges;
import dev.rollcall.application.access.Callers;
import dev.rollcall.application.access.TokenRevocation;
import dev.rollcall.application.port.SigningKeys;
import dev.rollcall.application.port.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What one node keeps between requests, one of each: signing keys, verified tokens, callers. */
@SingletonBean
public class NodeMemory {

    @Produces
    @Singleton
    KeyRing keyRing(SigningKeys keys, Transactions transactions, KeyEncryptionKey keyEncryptionKey, Clock clock) {
        return new KeyRing(keys, transactions, keyEncryptionKey, clock);
    }

    @Produces
    @Singleton
    AccessTokens accessTokens(KeyRing keys, TokenSettings settings, Clock clock) {
        return new AccessTokens(keys, settings, clock);
    }

    @Produces
    @Singleton
    CallerMemory callerMemory(Callers callers, TokenRevocation revocation, CallerChanges changes) {
        CallerMemory memory = new CallerMemory(callers, revocation, Ticker.systemTicker());
        changes.tell(memory::forgetCallers);
        return memory;
    }
}
