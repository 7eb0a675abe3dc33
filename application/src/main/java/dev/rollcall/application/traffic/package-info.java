/**
 * How often identity providers call, counted without a statement for each call. What a call did belongs to the log.
 */
@NullMarked
package dev.rollcall.application.traffic;

import org.jspecify.annotations.NullMarked;
