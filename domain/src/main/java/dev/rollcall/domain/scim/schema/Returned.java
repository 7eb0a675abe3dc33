package dev.rollcall.domain.scim.schema;

/** When an attribute is part of an answer (RFC 7643, 7). */
public enum Returned {
    ALWAYS("always"),
    NEVER("never"),
    DEFAULT("default"),
    REQUEST("request");

    private final String json;

    Returned(String json) {
        this.json = json;
    }

    /** Returns the spelling in a schema document. */
    public String json() {
        return json;
    }
}
