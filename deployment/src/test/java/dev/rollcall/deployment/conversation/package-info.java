/**
 * Replays what identity providers say, as recorded in {@code src/test/resources/conversations}, against a running
 * Rollcall. The files are the tests; nothing here knows a single case.
 */
@NullMarked
package dev.rollcall.deployment.conversation;

import org.jspecify.annotations.NullMarked;
