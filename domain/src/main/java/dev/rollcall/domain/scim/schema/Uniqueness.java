package dev.rollcall.domain.scim.schema;

/** Among which resources a value must be unique (RFC 7643, 7). */
public enum Uniqueness {
    NONE("none"),
    SERVER("server"),
    GLOBAL("global");

    private final String json;

    Uniqueness(String json) {
        this.json = json;
    }

    /** Returns the spelling in a schema document. */
    public String json() {
        return json;
    }
}
