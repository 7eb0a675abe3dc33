package dev.rollcall.persistence;

import jakarta.persistence.EntityManager;

/**
 * Names the index by which a table is read, where MariaDB would weigh all of them for each value anew or reads the table
 * instead. H2 knows no such hints.
 */
final class IndexHint {

    private IndexHint() {}

    /** Returns what follows the table's name in a statement; for H2 that is nothing. */
    static String of(String index, EntityManager entities) {
        return DatabaseSettings.Product.of(entities) == DatabaseSettings.Product.H2
                ? ""
                : " force index (" + index + ")";
    }
}
