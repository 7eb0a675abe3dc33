/** How values become columns. */
package dev.rollcall.persistence.entity;
