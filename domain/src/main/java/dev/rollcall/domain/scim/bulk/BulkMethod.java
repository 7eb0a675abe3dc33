package dev.rollcall.domain.scim.bulk;

import java.util.Arrays;
import java.util.Optional;

/** What an operation does (RFC 7644, 3.7). */
public enum BulkMethod {
    POST,
    PUT,
    PATCH,
    DELETE;

    static Optional<BulkMethod> of(String method) {
        return Arrays.stream(values())
                .filter(known -> known.name().equalsIgnoreCase(method))
                .findFirst();
    }
}
