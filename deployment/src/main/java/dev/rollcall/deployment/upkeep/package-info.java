/**
 * What runs by itself, again and again, on every node. What is done then belongs to the use cases.
 */
@NullMarked
package dev.rollcall.deployment.upkeep;

import org.jspecify.annotations.NullMarked;
