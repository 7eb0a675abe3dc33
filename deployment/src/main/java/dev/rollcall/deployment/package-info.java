/**
 * Puts the modules together into one WAR.
 * Behaviour of the product does not belong here.
 */
@NullMarked
package dev.rollcall.deployment;

import org.jspecify.annotations.NullMarked;
