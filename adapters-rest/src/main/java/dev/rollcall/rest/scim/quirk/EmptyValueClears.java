package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;

/** An attribute is cleared by replacing it with an empty text or null, instead of removing it (Entra). */
final class EmptyValueClears implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream()
                .anyMatch(sent -> !sent.isRemoval()
                        && (sent.value() == Null.NULL
                                || (sent.value() instanceof Text text
                                        && text.text().isEmpty())));
    }
}
