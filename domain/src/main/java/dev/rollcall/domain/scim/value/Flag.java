package dev.rollcall.domain.scim.value;

import java.util.Optional;

/** A JSON boolean. */
public enum Flag implements Value {
    FALSE,
    TRUE;

    /** Returns the flag for {@code value}. */
    public static Flag of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Reads {@code true} or {@code false} in any letter case: some clients send booleans as texts. */
    public static Optional<Flag> parse(String text) {
        if (text.equalsIgnoreCase("true")) {
            return Optional.of(TRUE);
        }
        return text.equalsIgnoreCase("false") ? Optional.of(FALSE) : Optional.empty();
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
