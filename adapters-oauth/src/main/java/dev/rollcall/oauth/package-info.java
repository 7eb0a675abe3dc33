/**
 * Access tokens, secret tokens and the one authentication mechanism.
 * What a caller may do does not belong here, only who the caller is.
 */
@NullMarked
package dev.rollcall.oauth;

import org.jspecify.annotations.NullMarked;
