/**
 * Habits of single clients that RFC 7644 does not know, each led to what it means before the request is understood. What
 * several clients do differently belongs to the parsers of the domain.
 */
@NullMarked
package dev.rollcall.rest.scim.quirk;

import org.jspecify.annotations.NullMarked;
