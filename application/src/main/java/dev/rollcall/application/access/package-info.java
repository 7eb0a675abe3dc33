/**
 * Who calls, and what proves it (RFC 6749, RFC 6750). Token formats and HTTP belong to the OAuth adapter.
 */
@NullMarked
package dev.rollcall.application.access;

import org.jspecify.annotations.NullMarked;
