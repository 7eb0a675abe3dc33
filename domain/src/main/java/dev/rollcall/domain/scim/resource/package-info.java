/**
 * What a SCIM resource is and what may be asked of it (RFC 7643, 3; RFC 7644, 3.4 to 3.9). HTTP and storage do not
 * belong here.
 */
@NullMarked
package dev.rollcall.domain.scim.resource;

import org.jspecify.annotations.NullMarked;
