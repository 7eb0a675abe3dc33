package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import java.util.List;

/** Elements are removed by naming them in {@code value} instead of a filter in {@code path} (Entra without its flag). */
final class RemovalWithValue implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream()
                .anyMatch(sent -> sent.isRemoval() && sent.value() != null && sent.value() != Null.NULL);
    }
}
