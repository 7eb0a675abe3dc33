package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Position;
import dev.rollcall.domain.scim.resource.SortKey;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;

/**
 * An index in which the database finds the order of a list.
 *
 * @param expression the column before the id, as JPQL; never null
 * @param isUnique whether no two resources have the same in it; then MariaDB finds the order in the index only without the id
 */
record Ordering(String expression, Kind kind, boolean isUnique) {

    /** What the column holds. */
    enum Kind {
        IDS,
        TEXTS,
        MOMENTS
    }

    private static final String BEFORE_ALL_IDS = "";

    /** The order of ids alone. */
    static final Ordering BY_ID = new Ordering("r.id", Kind.IDS, true);

    static Ordering ofTexts(String expression, boolean isUnique) {
        return new Ordering(expression, Kind.TEXTS, isUnique);
    }

    static Ordering ofMoments(String expression) {
        return new Ordering(expression, Kind.MOMENTS, false);
    }

    /** Returns the columns to sort by; ids make the order total where the first does not. */
    String columns(Walk walk) {
        String direction = walk == Walk.UPWARDS ? "" : " desc";
        return expression + direction + (isUnique ? "" : ", r.id" + direction);
    }

    /** Returns the condition on what comes after the boundary, which is parameters {@code key} and {@code id}. */
    String after(Walk walk, Boundary boundary) {
        String beyond = walk == Walk.UPWARDS ? " >" : " <";
        String id = "r.id" + beyond + (boundary.isInclusive() ? "= :id" : " :id");
        return kind == Kind.IDS
                ? " and " + id
                : " and " + expression + beyond + "= :key and (" + expression + beyond + " :key or " + id + ")";
    }

    /** Returns a condition that all rows meet and that leads the database to the index, where it would sort otherwise. */
    String anywhere() {
        return kind == Kind.TEXTS ? " and " + expression + " >= ''" : "";
    }

    /** Returns whether the column can be compared with {@code key}. */
    boolean takes(SortKey key) {
        return kind == Kind.IDS || key.value() != Null.NULL;
    }

    /**
     * Returns the parameter {@code id} of {@link #after}. A position with a key, which is that of another type of
     * resources, comes before all that are sorted by ids alone: they lack what it has.
     */
    String id(Position position) {
        return kind == Kind.IDS && position.key().value() != Null.NULL
                ? BEFORE_ALL_IDS
                : position.id().value();
    }

    /** Returns the parameter {@code key} of {@link #after}. */
    Object parameter(SortKey key) {
        return key.value() instanceof Text text ? text.text() : key.instant();
    }
}
