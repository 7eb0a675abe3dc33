package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.Sort;

/** Which way the database goes through an index to collect a page. */
enum Walk {
    UPWARDS,
    DOWNWARDS;

    /** A page before a boundary is collected from its end. */
    static Walk of(Query query) {
        boolean descends = query.sort().direction() == Sort.Direction.DESCENDING;
        return descends == query.page().isBackwards() ? UPWARDS : DOWNWARDS;
    }
}
