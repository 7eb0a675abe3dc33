package dev.rollcall.domain.user;

/** Identifies a person for ever; never shown over SCIM. */
public record UserId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
