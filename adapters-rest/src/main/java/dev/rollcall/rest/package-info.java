/**
 * The SCIM and administration surfaces over HTTP.
 * Decisions about users, groups and directories do not belong here.
 */
@NullMarked
package dev.rollcall.rest;

import org.jspecify.annotations.NullMarked;
