package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import java.util.List;
import java.util.stream.Stream;

/** An operation without path has paths as the keys of its value: {@code name.givenName} (Entra with its flag). */
final class PathsAsKeys implements Quirk {

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return operations.stream()
                .filter(sent -> sent.path().isEmpty())
                .flatMap(sent -> sent.value() instanceof Complex attributes
                        ? attributes.asMap().entrySet().stream()
                        : Stream.empty())
                .anyMatch(entry -> entry.getKey().matches("[^:]*[.\\[].*|.*:.*[\\[].*")
                        || (entry.getKey().indexOf(':') >= 0 && !(entry.getValue() instanceof Complex)));
    }
}
