package dev.rollcall.domain.scim.resource;

/** The {@code id} of a SCIM resource (RFC 7643, 3.1). Opaque: any text can be asked for, few exist. */
public record ResourceId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
