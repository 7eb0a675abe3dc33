/**
 * The answer when nothing else answered: requests outside every surface, and failures nobody expected.
 * What a surface itself refuses is written by that surface.
 */
@NullMarked
package dev.rollcall.deployment.failure;

import org.jspecify.annotations.NullMarked;
