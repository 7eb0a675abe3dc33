package dev.rollcall.application.json;

/**
 * How large a JSON text may be; each limit is the last value that is accepted.
 *
 * @param bytes length of the whole text
 * @param depth objects and arrays inside each other; the outermost counts as 1
 * @param string length of a string or of a name, in UTF-16 units
 * @param digits length of a number literal
 * @param elements values of one array
 */
public record JsonLimits(long bytes, int depth, int string, int digits, int elements) {

    /** The limits of every request body, apart from its length. */
    public static JsonLimits ofBody(long bytes) {
        return new JsonLimits(bytes, 32, 64 * 1024, 64, 20_000);
    }
}
