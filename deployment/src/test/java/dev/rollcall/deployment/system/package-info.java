/**
 * Tests of the built WAR as its clients see it, on Payara Micro, on both databases. One interface of cases a subject; what a
 * class can decide by itself is tested in its own module.
 */
@NullMarked
package dev.rollcall.deployment.system;

import org.jspecify.annotations.NullMarked;
