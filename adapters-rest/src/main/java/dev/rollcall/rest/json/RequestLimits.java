package dev.rollcall.rest.json;

/**
 * How much one SCIM request may hold; more is 413.
 *
 * @param bytes the length of a body that is no group and no bulk request
 * @param longBytes the length of the body of a group or of a bulk request
 * @param bulkOperations the operations of a bulk request
 */
public record RequestLimits(long bytes, long longBytes, int bulkOperations) {

    /** One mebibyte, eight mebibytes, a thousand operations. */
    public static final RequestLimits DEFAULT = new RequestLimits(1024 * 1024, 8 * 1024 * 1024, 1_000);
}
