/**
 * What an administrator may do with user directories and their credentials.
 */
@NullMarked
package dev.rollcall.application.directory;

import org.jspecify.annotations.NullMarked;
