package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.resource.SortKey;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;

/**
 * An index in which the database finds the order of a list.
 *
 * @param expression the column before the id, as JPQL; never null
 */
record Ordering(String expression, Kind kind) {

    /** What the column holds. */
    enum Kind {
        IDS,
        TEXTS,
        MOMENTS
    }

    /** The order of ids alone. */
    static final Ordering BY_ID = new Ordering("r.id", Kind.IDS);

    static Ordering ofTexts(String expression) {
        return new Ordering(expression, Kind.TEXTS);
    }

    static Ordering ofMoments(String expression) {
        return new Ordering(expression, Kind.MOMENTS);
    }

    /** Returns the clause, with ids last, that they make it total. */
    String clause(Walk walk) {
        String direction = walk == Walk.UPWARDS ? "" : " desc";
        return " order by " + (kind == Kind.IDS ? "r.id" + direction : expression + direction + ", r.id" + direction);
    }

    /** Returns the condition on what comes after parameters {@code key} and {@code id}. */
    String after(Walk walk) {
        String beyond = walk == Walk.UPWARDS ? " > " : " < ";
        return kind == Kind.IDS
                ? " and r.id" + beyond + ":id"
                : " and " + expression + beyond.stripTrailing() + "= :key and (" + expression + beyond + ":key or r.id"
                        + beyond + ":id)";
    }

    /** Returns a condition that all rows meet and that leads the database to the index, where it would sort otherwise. */
    String anywhere() {
        return kind == Kind.TEXTS ? " and " + expression + " >= ''" : "";
    }

    /** Returns whether the column can be compared with {@code key}. */
    boolean takes(SortKey key) {
        return kind == Kind.IDS || key.value() != Null.NULL;
    }

    /** Returns the parameter {@code key} of {@link #after}. */
    Object parameter(SortKey key) {
        return key.value() instanceof Text text ? text.text() : key.instant();
    }
}
