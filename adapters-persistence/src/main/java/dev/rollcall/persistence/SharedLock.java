package dev.rollcall.persistence;

import jakarta.persistence.EntityManager;

/** A lock on rows that many transactions can hold at once, and that keeps out whoever wants a row alone. H2 has none. */
final class SharedLock {

    /** What ends a select that takes it. */
    static final String CLAUSE = " lock in share mode";

    private SharedLock() {}

    /** Returns whether the database has such locks. */
    static boolean isKnownTo(EntityManager entities) {
        return DatabaseSettings.Product.of(entities) != DatabaseSettings.Product.H2;
    }
}
