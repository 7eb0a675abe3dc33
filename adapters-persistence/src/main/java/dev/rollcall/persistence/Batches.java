package dev.rollcall.persistence;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Long lists of parameters, cut so that no statement grows without limit. */
public final class Batches {

    /** Below the thousand from which MariaDB makes a table of a list. */
    static final int SIZE = 500;

    private Batches() {}

    /** Returns the values in their order, at most {@value #SIZE} at a time. */
    static <T> List<List<T>> of(Collection<T> values) {
        return of(values, SIZE);
    }

    /**
     * Returns ids for a list in a statement that looks rows up in an index by it, which is not the first column of the
     * index: in their order, at most {@value #SIZE} at a time. On H2 they come one by one, because for a list it reads
     * all rows that have the columns before.
     */
    public static List<List<String>> ofLookups(EntityManager entities, Collection<String> ids) {
        return of(ids, DatabaseSettings.Product.of(entities) == DatabaseSettings.Product.H2 ? 1 : SIZE);
    }

    private static <T> List<List<T>> of(Collection<T> values, int size) {
        List<T> all = List.copyOf(values);
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return batches;
    }
}
