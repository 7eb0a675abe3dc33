/**
 * What the use cases need of the outside. Methods that concern a directory take it first, so that no row of another
 * directory can be reached by its id.
 */
@NullMarked
package dev.rollcall.application.port;

import org.jspecify.annotations.NullMarked;
