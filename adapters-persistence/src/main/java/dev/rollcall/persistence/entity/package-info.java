/**
 * Rows of tables as JPA entities, each with its way from and to the domain. Ids are strings, and fields are private:
 * both keep EclipseLink from losing values in silence. Queries do not belong here.
 */
@NullMarked
package dev.rollcall.persistence.entity;

import org.jspecify.annotations.NullMarked;
