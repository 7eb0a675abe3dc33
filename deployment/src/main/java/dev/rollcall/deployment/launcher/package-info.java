/**
 * Starts Payara Micro with Rollcall inside, from one executable jar.
 * Not part of the WAR: nothing here may be needed by a Rollcall that runs on an existing Payara.
 */
@NullMarked
package dev.rollcall.deployment.launcher;

import org.jspecify.annotations.NullMarked;
