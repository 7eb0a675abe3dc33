/** The adapter on the databases it is for: the contracts of the ports, and what only a database can show. */
package dev.rollcall.persistence;
