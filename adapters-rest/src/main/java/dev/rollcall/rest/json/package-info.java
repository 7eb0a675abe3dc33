/**
 * Value trees as bodies of HTTP messages, written and read without anything in between. No schema is known here.
 */
@NullMarked
package dev.rollcall.rest.json;

import org.jspecify.annotations.NullMarked;
