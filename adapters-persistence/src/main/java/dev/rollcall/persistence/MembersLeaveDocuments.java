package dev.rollcall.persistence;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.json.JsonWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Takes the members out of the documents of groups: a PATCH of a group with more than 1,000 of them once stored them there,
 * with the names of users. SQL for this is not the same on both databases.
 */
final class MembersLeaveDocuments implements JavaMigration {

    private static final String MEMBERS = "members";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("92");
    }

    @Override
    public String getDescription() {
        return "members leave documents";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (PreparedStatement find = context.getConnection()
                        .prepareStatement("select id, document from scim_group where document like '%\"members\":%'");
                PreparedStatement update =
                        context.getConnection().prepareStatement("update scim_group set document = ? where id = ?");
                ResultSet groups = find.executeQuery()) {
            while (groups.next()) {
                update.setString(
                        1,
                        JsonWriter.write(JsonReader.readStored(groups.getString("document"))
                                .without(MEMBERS)));
                update.setString(2, groups.getString("id"));
                update.executeUpdate();
            }
        }
    }
}
