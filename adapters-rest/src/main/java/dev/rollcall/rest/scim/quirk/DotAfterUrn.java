package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import java.util.List;
import java.util.regex.Pattern;

/** A dot instead of a colon between a URN and an attribute (Entra). */
final class DotAfterUrn implements Quirk {

    private static final Pattern DOT = Pattern.compile("(?i)^urn:.*:(User|Group)\\.");

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream().anyMatch(sent -> DOT.matcher(sent.path()).find());
    }
}
