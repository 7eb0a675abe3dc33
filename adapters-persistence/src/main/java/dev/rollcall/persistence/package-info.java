/**
 * The ports of the application on a relational database.
 * The meaning of a filter does not belong here: SQL narrows, the domain decides.
 */
@NullMarked
package dev.rollcall.persistence;

import org.jspecify.annotations.NullMarked;
