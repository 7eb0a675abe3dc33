package dev.rollcall.domain.scim.value;

/** A JSON string, kept as sent. */
public record Text(String text) implements Value {

    @Override
    public String toString() {
        return text;
    }
}
