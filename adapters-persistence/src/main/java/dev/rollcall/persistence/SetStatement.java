package dev.rollcall.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A statement in SQL over sets of values, each of which is a parameter. */
final class SetStatement {

    private final EntityManager entities;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    SetStatement(EntityManager entities) {
        this.entities = entities;
    }

    /** Adds SQL, which never holds input, with a value for each of its question marks. */
    SetStatement add(String text, Object... values) {
        sql.append(text);
        Collections.addAll(parameters, values);
        return this;
    }

    /** Adds the values as a list in parentheses; there must be some. */
    SetStatement in(Collection<String> values) {
        sql.append(" (")
                .append(String.join(", ", Collections.nCopies(values.size(), "?")))
                .append(')');
        parameters.addAll(values);
        return this;
    }

    int execute() {
        return query().executeUpdate();
    }

    List<String> texts() {
        List<?> rows = query().getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    private Query query() {
        Query query = entities.createNativeQuery(sql.toString());
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query;
    }
}
