package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Value;
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
                .anyMatch(entry -> isPath(entry.getKey(), entry.getValue()));
    }

    /** The dots of a URN do not make a path of it. */
    private static boolean isPath(String key, Value value) {
        int colon = key.indexOf(':');
        int dot = key.indexOf('.');
        return key.indexOf('[') >= 0
                || (dot >= 0 && (colon < 0 || dot < colon))
                || (colon >= 0 && !(value instanceof Complex));
    }
}
