/**
 * What attributes exist and what may be done with them (RFC 7643, 2, 6 and 7). Values of resources do not belong here.
 */
@NullMarked
package dev.rollcall.domain.scim.schema;

import org.jspecify.annotations.NullMarked;
