/**
 * The SCIM surface (RFC 7644, 3 and 4): one class per kind of address. What a call does belongs to the application.
 */
@NullMarked
package dev.rollcall.rest.scim;

import org.jspecify.annotations.NullMarked;
