/**
 * What an operator sets, read and checked once when the server starts, and handed to the modules as their own settings.
 * No default of a use case belongs here.
 */
@NullMarked
package dev.rollcall.deployment.configuration;

import org.jspecify.annotations.NullMarked;
