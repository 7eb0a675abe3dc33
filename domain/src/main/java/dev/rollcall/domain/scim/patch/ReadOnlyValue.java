package dev.rollcall.domain.scim.patch;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Value;

/** A read-only attribute that a client wrote: tolerated when it is what the resource has (RFC 7644, 3.5.2). */
record ReadOnlyValue(AttributePath path, Value sent) {

    /** Refuses with {@code mutability} when the resource has another value. */
    void requireCurrent(Complex resource) {
        boolean isUnknown = path.attribute().name().equals("id") && resource.get("id") == null;
        if (!isUnknown && !path.anyValue(resource, sent::equals) && !sent.equals(path.attributeValue(resource))) {
            throw refusal(path);
        }
    }

    static Refusal refusal(AttributePath path) {
        return Refusal.of(Reason.MUTABILITY, "The attribute '" + path + "' is read-only.");
    }
}
