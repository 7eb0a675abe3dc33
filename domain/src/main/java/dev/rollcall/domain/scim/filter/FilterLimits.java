package dev.rollcall.domain.scim.filter;

/**
 * How large a filter may be; each limit is the last value that is accepted.
 *
 * @param bytes length of the text in UTF-8
 * @param depth parentheses and brackets inside each other, which is also how deep the parser recurs
 * @param terms conditions in the whole filter
 */
public record FilterLimits(int bytes, int depth, int terms) {

    /** Those of a server that is told no others. */
    public static final FilterLimits DEFAULT = new FilterLimits(4096, 20, 100);
}
