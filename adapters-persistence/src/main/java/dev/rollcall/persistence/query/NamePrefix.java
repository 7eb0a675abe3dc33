package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.value.ComparisonKey;
import jakarta.persistence.Query;

/** The condition that a column of keys begins with a text, in any letter case; every key begins with the empty text. */
public final class NamePrefix {

    private final Narrowing range;

    /** Creates the condition on a column of JPQL. */
    public NamePrefix(String column, String beginning) {
        this.range = new KeyColumn(column)
                .compared(Operator.SW, ComparisonKey.folded(beginning).text());
    }

    /** Returns the condition with named parameters. */
    public String jpql() {
        return range.jpql();
    }

    /** Sets the parameters. */
    public void bind(Query query) {
        range.bind(query);
    }
}
