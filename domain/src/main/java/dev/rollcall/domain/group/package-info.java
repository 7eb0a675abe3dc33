/**
 * What a group is, and how every way of writing its members becomes one change of a set (RFC 7643, 4.2; RFC 7644, 3.5).
 * Members themselves do not belong here: they are rows, and no list of them is ever held.
 */
@NullMarked
package dev.rollcall.domain.group;

import org.jspecify.annotations.NullMarked;
