/**
 * What HTTP means to the SCIM surface: addresses, media types, parameters, access and errors. Message formats do not
 * belong here.
 */
@NullMarked
package dev.rollcall.rest.scim.http;

import org.jspecify.annotations.NullMarked;
