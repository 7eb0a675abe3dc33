/**
 * Filters and attribute paths, resolved against a resource type when they are parsed (RFC 7644, 3.4.2.2 and 3.10). How a
 * database narrows a search does not belong here.
 */
@NullMarked
package dev.rollcall.domain.scim.filter;

import org.jspecify.annotations.NullMarked;
