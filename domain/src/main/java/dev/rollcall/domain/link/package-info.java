/**
 * What one directory says about one user, and the decisions a push leads to. A SCIM User resource is a link.
 */
@NullMarked
package dev.rollcall.domain.link;

import org.jspecify.annotations.NullMarked;
