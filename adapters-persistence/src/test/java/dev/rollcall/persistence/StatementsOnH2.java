package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The statements that H2 runs while this is open, with question marks for their values. */
final class StatementsOnH2 implements AutoCloseable {

    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final TestDatabase database;

    private StatementsOnH2(TestDatabase database) {
        this.database = database;
    }

    static StatementsOnH2 open(TestDatabase database) {
        execute(database, "set query_statistics true");
        return new StatementsOnH2(database);
    }

    private static void execute(TestDatabase database, String sql) {
        database.transactions()
                .with(entities -> new SqlStatement(entities).add(sql).execute());
    }

    /** Returns the different statements that look for rows: to read, and to delete them. */
    List<String> searching() {
        return database
                .transactions()
                .with(entities -> new SqlStatement(entities)
                        .add("select sql_statement from information_schema.query_statistics")
                        .texts())
                .stream()
                .filter(statement -> statement.matches("(?is)(select|delete) .*"))
                .filter(statement -> !statement.contains("query_statistics"))
                .toList();
    }

    /**
     * Returns how many rows H2 reads to run a statement, which it does, with the id of the directory for every text: no
     * other column has it, but an index that is only used for its first column shows all rows of the directory.
     */
    static long rowsReadBy(TestDatabase database, String statement, DirectoryId directory) {
        return database.transactions().with(entities -> {
            try (PreparedStatement explain =
                    entities.unwrap(Connection.class).prepareStatement("explain analyze " + ofFirstPage(statement))) {
                ParameterMetaData parameters = explain.getParameterMetaData();
                for (int i = 1; i <= parameters.getParameterCount(); i++) {
                    boolean isText = String.class.getName().equals(parameters.getParameterClassName(i));
                    explain.setObject(i, isText ? directory.value() : 1);
                }
                try (ResultSet plan = explain.executeQuery()) {
                    plan.next();
                    return SCANNED.matcher(plan.getString(1))
                            .results()
                            .map(MatchResult::group)
                            .mapToLong(count -> Long.parseLong(count.replaceAll("\\D", "")))
                            .sum();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** With the first page for any page, whose numbers of rows H2 takes for texts, too, and what most have for any status. */
    private static String ofFirstPage(String statement) {
        return statement
                .replaceAll("(?i)\\bid > \\?", "id > ''")
                .replaceAll("(?i)\\bstatus = \\?", "status = 'ACTIVE'")
                .replaceAll("(?i)(\\bstatus\\b.*?) in \\(\\?, \\?\\)", "$1 in ('ACTIVE', 'INACTIVE')")
                .replaceAll("(?i)\\blimit \\?( offset \\?)?", "limit 10");
    }

    @Override
    public void close() {
        execute(database, "set query_statistics false");
    }
}
