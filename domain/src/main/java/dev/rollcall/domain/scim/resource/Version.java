package dev.rollcall.domain.scim.resource;

/** How often a resource has effectively changed, from 1. As {@code meta.version} and {@code ETag} it is weak. */
public record Version(long number) {

    /** The version of a resource that was just created. */
    public static final Version FIRST = new Version(1);

    /** Returns the version after one more change. */
    public Version next() {
        return new Version(number + 1);
    }

    /** Returns the weak entity tag (RFC 7232, 2.3). */
    public String entityTag() {
        return "W/\"" + number + "\"";
    }
}
