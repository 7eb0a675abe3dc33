package dev.rollcall.oauth;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that lives outside the database and makes the private keys inside it unreadable without it: 256 bits for
 * A256GCM (RFC 7518, 5.3). Its text form hides it.
 */
public final class KeyEncryptionKey {

    /** How many bytes the key has. */
    public static final int BYTES = 32;

    private final byte[] key;

    /**
     * Takes the key.
     *
     * @throws Refusal naming {@code ROLLCALL_KEY_ENCRYPTION_KEY} when it has another length than {@value #BYTES} bytes
     */
    public KeyEncryptionKey(byte[] key) {
        if (key.length != BYTES) {
            throw Refusal.of(
                    Reason.INVALID_VALUE,
                    "ROLLCALL_KEY_ENCRYPTION_KEY must hold " + BYTES + " bytes, not " + key.length + ".");
        }
        this.key = key.clone();
    }

    /** Returns {@code clear} as a JWE in compact form (RFC 7516); every time another one. */
    String wrap(String clear) {
        JWEObject wrapped =
                new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(clear));
        try {
            wrapped.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
        return wrapped.serialize();
    }

    /**
     * Returns what was wrapped.
     *
     * @throws Refusal naming {@code ROLLCALL_KEY_ENCRYPTION_KEY} when it was wrapped with another key
     */
    String unwrap(String wrapped) {
        try {
            JWEObject encrypted = JWEObject.parse(wrapped);
            encrypted.decrypt(new DirectDecrypter(key));
            return encrypted.getPayload().toString();
        } catch (ParseException | JOSEException e) {
            throw Refusal.of(
                    Reason.UNAVAILABLE,
                    "The signing keys in the database are encrypted with another key than this server's; set"
                            + " ROLLCALL_KEY_ENCRYPTION_KEY to the key that the database was first started with.");
        }
    }

    /** Returns a key for another purpose, from which this one cannot be told: HMAC-SHA256 of the purpose. */
    public byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC", e);
        }
    }

    @Override
    public String toString() {
        return "KeyEncryptionKey[hidden]";
    }
}
