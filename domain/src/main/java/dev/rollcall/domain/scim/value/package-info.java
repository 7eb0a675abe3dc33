/**
 * The one tree that every SCIM resource is made of (RFC 7643, 2.3), and the one definition of equality and order of its
 * values. Schema knowledge does not belong here.
 */
@NullMarked
package dev.rollcall.domain.scim.value;

import org.jspecify.annotations.NullMarked;
