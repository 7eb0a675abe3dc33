package dev.rollcall.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A statement in SQL over sets of values, each of which is a parameter. It goes to the connection of the transaction
 * without JPA, which looks every parameter up in a list of all of them: a thousand cost a million comparisons.
 */
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
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Returns the first column. */
    List<String> texts() {
        try (PreparedStatement statement = prepared();
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement(sql.toString());
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }
}
