package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Numeric;
import java.util.List;

/** A number is sent for a text: {@code 4711} as an employee number. */
final class NumberForText implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream()
                .anyMatch(sent -> sent.value() instanceof Numeric
                        && sent.target()
                                .map(path -> path.target().type() == AttributeType.STRING)
                                .orElse(false));
    }
}
