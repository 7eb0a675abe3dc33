package dev.rollcall.domain.scim.schema;

/**
 * A name that begins with the URN of a known schema (RFC 7644, 3.10).
 *
 * @param rest what follows the URN and its separator; empty when the name is the URN alone
 */
public record SchemaPrefix(Schema schema, String rest) {}
