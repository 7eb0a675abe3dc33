package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;

/** A boolean is sent as text: {@code "False"} (Entra without its compliance flag). */
final class BooleanAsText implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream()
                .anyMatch(sent -> sent.value() instanceof Text
                        && sent.target()
                                .map(path -> path.target().type() == AttributeType.BOOLEAN)
                                .orElse(false));
    }
}
