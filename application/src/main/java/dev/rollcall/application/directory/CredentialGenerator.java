package dev.rollcall.application.directory;

import dev.rollcall.domain.directory.Secret;
import java.security.SecureRandom;

/** Makes secrets and client ids. Nobody chooses one, so none can be weak or used twice. */
public final class CredentialGenerator {

    /** Lower-case letters and digits without those that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int CLIENT_ID_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CredentialGenerator() {}

    /** Returns a new secret of 256 random bits. */
    public static Secret secret(Secret.Kind kind) {
        byte[] bytes = new byte[Secret.BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.of(kind, bytes);
    }

    /** Returns a new client id: {@value #CLIENT_ID_LENGTH} letters and digits, which a double click selects whole. */
    public static String clientId() {
        StringBuilder id = new StringBuilder();
        while (id.length() < CLIENT_ID_LENGTH) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
