package dev.rollcall.domain.scim.schema;

/** Whether the values of an attribute that a directory defines are looked up by an index. */
public enum Indexing {
    /** They are not: a filter reads every resource. */
    NONE,
    /** They are written to the index, which is not complete yet: a filter must not rely on it. */
    BUILDING,
    /** All of them are in the index. */
    COMPLETE
}
