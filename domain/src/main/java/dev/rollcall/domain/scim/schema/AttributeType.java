package dev.rollcall.domain.scim.schema;

/** The data type of an attribute (RFC 7643, 2.3). */
public enum AttributeType {
    STRING("string"),
    BOOLEAN("boolean"),
    DECIMAL("decimal"),
    INTEGER("integer"),
    DATE_TIME("dateTime"),
    BINARY("binary"),
    REFERENCE("reference"),
    COMPLEX("complex");

    private final String json;

    AttributeType(String json) {
        this.json = json;
    }

    /** Returns the spelling in a schema document. */
    public String json() {
        return json;
    }

    /** Returns whether values of this type are JSON strings. */
    public boolean isText() {
        return this == STRING || this == DATE_TIME || this == BINARY || this == REFERENCE;
    }

    /** Returns whether values of this type are JSON numbers. */
    public boolean isNumber() {
        return this == DECIMAL || this == INTEGER;
    }
}
