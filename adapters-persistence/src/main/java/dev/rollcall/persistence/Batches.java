package dev.rollcall.persistence;

import java.util.ArrayList;
import java.util.List;

/** Long lists of parameters, cut so that no statement grows without limit. */
final class Batches {

    /** Below the thousand from which MariaDB makes a table of a list. */
    static final int SIZE = 500;

    private Batches() {}

    /** Returns the values in their order, at most {@value #SIZE} at a time. */
    static <T> List<List<T>> of(List<T> values) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < values.size(); from += SIZE) {
            batches.add(values.subList(from, Math.min(values.size(), from + SIZE)));
        }
        return batches;
    }
}
