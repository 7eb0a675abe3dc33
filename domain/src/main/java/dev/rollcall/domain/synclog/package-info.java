/**
 * One line of a directory's log: what was asked, what was decided and why. It has no place for a secret or a body.
 */
@NullMarked
package dev.rollcall.domain.synclog;

import org.jspecify.annotations.NullMarked;
