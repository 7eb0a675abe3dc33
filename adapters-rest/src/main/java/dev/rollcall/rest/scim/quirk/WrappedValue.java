package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import java.util.List;

/** The value of a single attribute stands in a list: {@code [{"value": "x"}]} (Entra for managers). */
final class WrappedValue implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream()
                .anyMatch(sent -> !sent.isRemoval()
                        && sent.value() instanceof Many
                        && sent.target()
                                .map(path -> !path.target().isMultiValued())
                                .orElse(false));
    }
}
