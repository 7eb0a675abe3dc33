/**
 * JSON text to value tree and back, with the limits that every input has. No schema is known here.
 */
@NullMarked
package dev.rollcall.application.json;

import org.jspecify.annotations.NullMarked;
