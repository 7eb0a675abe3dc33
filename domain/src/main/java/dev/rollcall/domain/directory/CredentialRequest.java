package dev.rollcall.domain.directory;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a new API client or secret token.
 *
 * @param expiresAt from when on it is refused; null is never
 */
public record CredentialRequest(String name, @Nullable Instant expiresAt) {

    private static final FieldReader.Range NAME_LENGTH = new FieldReader.Range(1, 200);

    /**
     * Reads {@code {"name", "expiresAt"?}}.
     *
     * @param expiryByDefault what an absent expiry means
     * @throws Refusal with every field that is unknown, missing or wrong
     */
    public static CredentialRequest read(Complex body, Instant now, @Nullable Instant expiryByDefault) {
        return FieldReader.readAll(
                body,
                fields -> new CredentialRequest(
                        fields.text("name", "", NAME_LENGTH), fields.momentAfter(now, "expiresAt", expiryByDefault)));
    }
}
