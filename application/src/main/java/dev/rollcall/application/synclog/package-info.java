/**
 * The log that says why: what is written about refused requests, and how it is read. What a change means belongs to the
 * domain.
 */
@NullMarked
package dev.rollcall.application.synclog;

import org.jspecify.annotations.NullMarked;
