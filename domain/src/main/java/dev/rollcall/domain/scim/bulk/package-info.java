/**
 * Bulk requests (RFC 7644, 3.7): operations, the references between them and the order they are done in. Doing them does
 * not belong here.
 */
@NullMarked
package dev.rollcall.domain.scim.bulk;

import org.jspecify.annotations.NullMarked;
