package dev.rollcall.domain.directory;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import java.time.Duration;

/** How long the secret of an API client is still accepted beside the one that replaces it: nothing to one day. */
public record RotationRequest(Duration overlap) {

    private static final FieldReader.Range SECONDS = new FieldReader.Range(0, 86_400);

    /**
     * Reads {@code {"overlapSeconds"}}. It has no default: nought would cut an identity provider off by surprise, and
     * anything more would keep a leaked secret alive.
     *
     * @throws Refusal with every field that is unknown, missing or wrong
     */
    public static RotationRequest read(Complex body) {
        return FieldReader.readAll(
                body, fields -> new RotationRequest(Duration.ofSeconds(fields.integer("overlapSeconds", SECONDS))));
    }
}
