package dev.rollcall.domain.scim.schema;

import org.jspecify.annotations.Nullable;

/** A top-level attribute of a resource type, and the URN of the extension whose object holds it (null: the resource). */
public record LocatedAttribute(@Nullable String extensionUrn, Attribute attribute) {}
