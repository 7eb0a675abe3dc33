package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;

/** One object or text is sent for an attribute that takes a list. */
final class ElementWithoutList implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream()
                .anyMatch(sent -> !sent.isRemoval()
                        && sent.path().indexOf('[') < 0
                        && isElement(sent)
                        && sent.target()
                                .map(path -> path.target().isMultiValued())
                                .orElse(false));
    }

    private static boolean isElement(SentOperation sent) {
        return sent.value() instanceof Complex
                || (sent.value() instanceof Text text && !text.text().isEmpty());
    }
}
