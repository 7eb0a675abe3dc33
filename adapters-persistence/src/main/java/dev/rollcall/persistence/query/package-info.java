/**
 * Searches: a filter becomes a condition that every match meets, and where that is not the whole filter the domain's
 * matcher decides. What a filter means does not belong here.
 */
@NullMarked
package dev.rollcall.persistence.query;

import org.jspecify.annotations.NullMarked;
