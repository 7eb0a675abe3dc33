/**
 * The rules of Rollcall as values and pure functions. Nothing here reads a clock, does I/O or knows a framework.
 */
@NullMarked
package dev.rollcall.domain;

import org.jspecify.annotations.NullMarked;
