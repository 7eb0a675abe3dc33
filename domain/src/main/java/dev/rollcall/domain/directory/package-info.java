/**
 * A user directory: its settings, and the credentials an identity provider connects with (product words: user directory,
 * API client, secret token). What an identity provider pushes does not belong here.
 */
@NullMarked
package dev.rollcall.domain.directory;

import org.jspecify.annotations.NullMarked;
