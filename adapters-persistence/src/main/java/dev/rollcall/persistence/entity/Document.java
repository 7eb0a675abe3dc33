package dev.rollcall.persistence.entity;

import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;

/** The text in which the attributes of a resource are stored. */
final class Document {

    /**
     * The most characters of a resource, whichever requests have added to it: twice the usual body. In UTF-8 these are at
     * most six mebibytes, so that the statement that writes them stays well inside of what MariaDB takes without being
     * configured ({@code max_allowed_packet}, sixteen mebibytes).
     */
    static final int LONGEST = 2 * 1024 * 1024;

    private Document() {}

    /**
     * Returns the attributes as they are stored.
     *
     * @throws Refusal with {@link Reason#PAYLOAD_TOO_LARGE} when they are longer than {@link #LONGEST}
     */
    static String of(Complex attributes) {
        String text = JsonWriter.write(attributes);
        if (text.length() > LONGEST) {
            throw Refusal.of(
                    Reason.PAYLOAD_TOO_LARGE,
                    "A resource is stored in at most " + LONGEST + " characters, and this one would have "
                            + text.length() + "; send shorter or fewer values.");
        }
        return text;
    }
}
