package dev.rollcall.domain.scim.value;

/** A JSON {@code null}. It occurs in input only, where it clears an attribute (RFC 7643, 2.5); a resource never holds it. */
public enum Null implements Value {
    NULL
}
