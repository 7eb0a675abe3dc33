package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import java.util.List;

/** The path of an attribute of an extension leaves out the URN: {@code manager} (Entra). */
final class ExtensionAttributeWithoutUrn implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream()
                .anyMatch(sent -> sent.path().indexOf(':') < 0
                        && sent.target()
                                .map(path -> path.extensionUrn() != null)
                                .orElse(false));
    }
}
