/**
 * The contracts of the ports as tests, and in-memory fakes that keep them. A database adapter runs the same tests; what
 * only a database can do (locks, rollback) is tested there.
 */
package dev.rollcall.application.port;
