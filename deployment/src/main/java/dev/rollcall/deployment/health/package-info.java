/**
 * What a supervisor asks: MicroProfile Health checks under {@code /health}.
 * No check may wait for anything; whatever takes time is observed in the background.
 */
@NullMarked
package dev.rollcall.deployment.health;

import org.jspecify.annotations.NullMarked;
