package dev.rollcall.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import dev.rollcall.application.access.Connection;
import dev.rollcall.application.port.SigningKeys;
import dev.rollcall.application.port.SigningKeys.StoredKey;
import dev.rollcall.domain.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final KeyEncryptionKey KEY_ENCRYPTION_KEY = keyEncryptionKey(1);

    private final Connection connection = new Connection();
    private final CountedKeys stored = new CountedKeys();

    @Test
    void makesTheFirstKeyAndKeepsIt() {
        KeyRing ring = ring(KEY_ENCRYPTION_KEY);
        ring.open();

        ECKey signing = ring.signingKey();
        assertThat(signing.isPrivate()).isTrue();
        assertThat(stored.keys).extracting(StoredKey::id).containsExactly(signing.getKeyID());
        assertThat(ring(KEY_ENCRYPTION_KEY).signingKey()).isEqualTo(signing);
    }

    @Test
    void agreesWithTheNodeThatWasFirst() {
        KeyRing slower = ring(KEY_ENCRYPTION_KEY);
        stored.beforeAdding = () -> ring(KEY_ENCRYPTION_KEY).open();

        assertThat(slower.signingKey()).isEqualTo(ring(KEY_ENCRYPTION_KEY).signingKey());
        assertThat(stored.keys).hasSize(1);
    }

    @Test
    void leavesNoPrivateKeyReadableInTheDatabase() {
        ECKey signing = ring(KEY_ENCRYPTION_KEY).signingKey();
        String secretNumber = signing.getD().toString();

        StoredKey key = stored.keys.get(0);
        assertThat(key.toString()).doesNotContain(secretNumber).doesNotContain("\"d\"");
        assertThat(key.wrappedPrivateKey().split("\\.", -1)).hasSize(5);
        assertThatThrownBy(() -> ring(keyEncryptionKey(2)).open())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ROLLCALL_KEY_ENCRYPTION_KEY");
    }

    @Test
    void publishesNoPrivateKey() {
        KeyRing ring = ring(KEY_ENCRYPTION_KEY);

        assertThat(ring.publicKeys()).isNotEmpty().noneMatch(ECKey::isPrivate);
        assertThat(ring.verificationKey(ring.signingKey().getKeyID()))
                .get()
                .extracting(ECKey::isPrivate)
                .isEqualTo(false);
    }

    @Test
    void findsAKeyThatAnotherNodeAddedSince() {
        KeyRing ring = ring(KEY_ENCRYPTION_KEY);
        ring.open();
        StoredKey older = stored.keys.get(0);
        stored.keys.clear();
        ECKey newer = ring(KEY_ENCRYPTION_KEY).signingKey();
        stored.keys.add(older);

        connection.pass(Duration.ofSeconds(3));
        assertThat(ring.verificationKey(newer.getKeyID())).isPresent();
        assertThat(ring.verificationKey(older.id())).isPresent();
        assertThat(ring.signingKey()).isEqualTo(newer);
    }

    @Test
    void looksForUnknownKeysOnceInThreeSeconds() {
        KeyRing ring = ring(KEY_ENCRYPTION_KEY);
        ring.open();
        stored.lists = 0;

        for (int i = 0; i < 100; i++) {
            assertThat(ring.verificationKey("unknown " + i)).isEmpty();
        }
        assertThat(stored.lists).isZero();

        connection.pass(Duration.ofSeconds(3));
        for (int i = 0; i < 100; i++) {
            assertThat(ring.verificationKey("unknown " + i)).isEmpty();
        }
        assertThat(stored.lists).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void takesNoKeyEncryptionKeyOfAnotherLength(int length) {
        assertThatThrownBy(() -> new KeyEncryptionKey(new byte[length]))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ROLLCALL_KEY_ENCRYPTION_KEY");
    }

    @Test
    void hidesTheKeyEncryptionKeyInItsTextForm() {
        assertThat(keyEncryptionKey(65)).hasToString("KeyEncryptionKey[hidden]");
    }

    private KeyRing ring(KeyEncryptionKey keyEncryptionKey) {
        return new KeyRing(stored, connection.ports().transactions(), keyEncryptionKey, connection.clock());
    }

    private static KeyEncryptionKey keyEncryptionKey(int filling) {
        byte[] key = new byte[KeyEncryptionKey.BYTES];
        Arrays.fill(key, (byte) filling);
        return new KeyEncryptionKey(key);
    }

    private static final class CountedKeys implements SigningKeys {

        private final List<StoredKey> keys = new ArrayList<>();
        private Runnable beforeAdding = () -> {};
        private int lists;

        @Override
        public List<StoredKey> list() {
            lists++;
            return List.copyOf(keys);
        }

        @Override
        public void addFirst(StoredKey key) {
            Runnable first = beforeAdding;
            beforeAdding = () -> {};
            first.run();
            if (keys.isEmpty()) {
                keys.add(key);
            }
        }
    }
}
