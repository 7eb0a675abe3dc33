package dev.rollcall.domain.scim.value;

/**
 * A value of a SCIM attribute (RFC 7643, 2.3). All values are immutable. A {@code dateTime}, a {@code reference} and a
 * {@code binary} are {@link Text}, kept exactly as sent: identity providers compare what they read with what they sent.
 */
public sealed interface Value permits Text, Flag, Numeric, Complex, Many, Streamed, Null {}
