package dev.rollcall.domain.scim.value;

/** A JSON boolean. */
public enum Flag implements Value {
    FALSE,
    TRUE;

    /** Returns the flag for {@code value}. */
    public static Flag of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns whether this is {@link #TRUE}. */
    public boolean isTrue() {
        return this == TRUE;
    }

    @Override
    public String toString() {
        return isTrue() ? "true" : "false";
    }
}
