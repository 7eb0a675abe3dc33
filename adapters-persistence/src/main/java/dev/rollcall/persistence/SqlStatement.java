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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A statement in SQL, each value of which is a parameter. It goes to the connection of the transaction without JPA: for
 * sets of values, of which JPA looks every one up in a list of all, so that a thousand cost a million comparisons; and for
 * the few statements that most requests consist of, where JPA costs more than the statement itself.
 */
public final class SqlStatement {

    /** Reads the row at which a result stands. */
    @FunctionalInterface
    interface Reading<T> {

        T of(ResultSet row) throws SQLException;
    }

    private final EntityManager entities;
    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** Begins an empty statement on the connection of the transaction. */
    public SqlStatement(EntityManager entities) {
        this.entities = entities;
    }

    /** Adds SQL, which never holds input, with a value for each of its question marks. */
    public SqlStatement add(String text, @Nullable Object... values) {
        sql.append(text);
        Collections.addAll(parameters, values);
        return this;
    }

    /** Adds the values as a list in parentheses; there must be some. */
    public SqlStatement in(Collection<String> values) {
        sql.append(" (")
                .append(String.join(", ", Collections.nCopies(values.size(), "?")))
                .append(')');
        parameters.addAll(values);
        return this;
    }

    /** Adds what {@code part} adds for each of the items, with the separator in between; there must be some. */
    public <T> SqlStatement each(String separator, Collection<T> items, BiConsumer<SqlStatement, T> part) {
        String before = "";
        for (T item : items) {
            sql.append(before);
            part.accept(this, item);
            before = separator;
        }
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
    public List<String> texts() {
        return rows(row -> row.getString(1));
    }

    /** Returns what {@code reading} makes of each row. */
    <T> List<T> rows(Reading<T> reading) {
        try (PreparedStatement statement = prepared();
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reading.of(rows));
            }
            return read;
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
