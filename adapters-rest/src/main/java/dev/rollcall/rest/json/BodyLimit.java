package dev.rollcall.rest.json;

/** How long the body of a SCIM request may be, in bytes; a longer one is 413. */
public record BodyLimit(long bytes) {

    /** One mebibyte, the limit of every body that is no group and no bulk request. */
    public static final BodyLimit DEFAULT = new BodyLimit(1024 * 1024);

    /** Eight mebibytes, the limit of groups and bulk requests. */
    public static final BodyLimit LONG = new BodyLimit(8 * 1024 * 1024);
}
