/**
 * The messages of RFC 7644 that are no resources, and the published configuration. HTTP does not belong here.
 */
@NullMarked
package dev.rollcall.rest.scim.message;

import org.jspecify.annotations.NullMarked;
