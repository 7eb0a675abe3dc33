package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import java.util.List;
import java.util.Locale;

/** The {@code op} is not in lower case: {@code Add}, {@code Replace} (Entra without its compliance flag). */
final class OperationInCapitals implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream().anyMatch(sent -> !sent.op().equals(sent.op().toLowerCase(Locale.ROOT)));
    }
}
