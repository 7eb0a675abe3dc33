package dev.rollcall.domain.scim.schema;

/** Who may write an attribute, and when (RFC 7643, 7). */
public enum Mutability {
    READ_ONLY("readOnly"),
    READ_WRITE("readWrite"),
    IMMUTABLE("immutable"),
    WRITE_ONLY("writeOnly");

    private final String json;

    Mutability(String json) {
        this.json = json;
    }

    /** Returns the spelling in a schema document. */
    public String json() {
        return json;
    }
}
