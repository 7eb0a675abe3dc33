/** What a search asks the database for, without one. */
package dev.rollcall.persistence.query;
