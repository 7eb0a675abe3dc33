package dev.rollcall.domain.scim.resource;

/** Where a resource stands in a {@link Sort}: no two resources stand at the same place. */
public record Position(SortKey key, ResourceId id) {}
