package dev.rollcall.application;

import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.MessageLimits;

/**
 * How much one SCIM request may hold. What is stored is not measured by it.
 *
 * @param json those of a body that is no group and no bulk request
 * @param longBytes the length of the body of a group or of a bulk request
 * @param bulkOperations the operations of a bulk request
 * @param patchOperations the operations of a PATCH, also of one inside of a bulk request
 * @param filter those of every filter, wherever it stands
 */
public record RequestLimits(
        JsonLimits json, long longBytes, int bulkOperations, int patchOperations, FilterLimits filter) {

    /** Those of a server that is told no others: bodies of one and of eight mebibytes, a thousand operations. */
    public static final RequestLimits DEFAULT = new RequestLimits(
            JsonLimits.ofBody(1024 * 1024),
            8 * 1024 * 1024,
            1_000,
            MessageLimits.DEFAULT.patchOperations(),
            FilterLimits.DEFAULT);

    /** Returns the limits of the body of a group or of a bulk request. */
    public JsonLimits longJson() {
        return json.within(longBytes);
    }

    /** Returns what holds for a message once its JSON is read. */
    public MessageLimits message() {
        return new MessageLimits(json.elements(), patchOperations, filter);
    }
}
