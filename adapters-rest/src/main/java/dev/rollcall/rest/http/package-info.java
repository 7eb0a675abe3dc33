/**
 * What the surfaces have in common as HTTP servers. Message formats do not belong here.
 */
@NullMarked
package dev.rollcall.rest.http;

import org.jspecify.annotations.NullMarked;
