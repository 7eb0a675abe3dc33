package dev.rollcall.rest.http;

import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import java.io.InputStream;

/** Reads request bodies: every one is a JSON object. */
public final class JsonBody {

    private JsonBody() {}

    /**
     * Returns the object in {@code body}.
     *
     * @throws Refusal with {@link Reason#INVALID_SYNTAX} for anything else and for what is over a limit, but with
     *     {@link Reason#PAYLOAD_TOO_LARGE} for its length
     */
    public static Complex read(InputStream body, JsonLimits limits) {
        if (JsonReader.read(body, limits) instanceof Complex object) {
            return object;
        }
        throw Refusal.of(Reason.INVALID_SYNTAX, "The body must be a JSON object.");
    }
}
