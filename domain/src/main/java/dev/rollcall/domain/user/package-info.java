/**
 * The platform's person and its states. What a directory says about a person is a link, not a user.
 */
@NullMarked
package dev.rollcall.domain.user;

import org.jspecify.annotations.NullMarked;
