package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;

/** A complex attribute is sent as the text of its {@code value} (Entra for managers). */
final class ObjectAsText implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream()
                .anyMatch(sent -> !sent.isRemoval()
                        && sent.value() instanceof Text text
                        && !text.text().isEmpty()
                        && sent.target()
                                .map(path -> path.target().type() == AttributeType.COMPLEX)
                                .orElse(false));
    }
}
