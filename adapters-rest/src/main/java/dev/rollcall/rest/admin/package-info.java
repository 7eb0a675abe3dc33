/**
 * The administration surface: JSON in, JSON out, RFC 9457 problems. What an administrator may do is decided in the
 * application; SCIM messages do not belong here.
 */
@NullMarked
package dev.rollcall.rest.admin;

import org.jspecify.annotations.NullMarked;
