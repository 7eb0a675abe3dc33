package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import java.util.List;

/** The list of operations is empty (the SCIM validator of Microsoft): nothing changes. */
final class NoOperations implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return SentOperation.member(body, "Operations") instanceof Many sent
                && sent.elements().isEmpty();
    }
}
