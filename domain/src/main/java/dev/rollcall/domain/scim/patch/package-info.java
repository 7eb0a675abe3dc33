/**
 * PATCH (RFC 7644, 3.5.2) as a pure function from attributes to attributes, in every shape identity providers send. HTTP,
 * storage and group members by the hundred thousand do not belong here.
 */
@NullMarked
package dev.rollcall.domain.scim.patch;

import org.jspecify.annotations.NullMarked;
