package dev.rollcall.persistence.entity;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySchemas;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.persistence.ColumnKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code directory}: the settings as the JSON of the admin API. */
@Entity
@Table(name = "directory")
public class DirectoryRow {

    @Id
    private String id;

    @Column(name = "name_key")
    private String nameKey;

    private String settings;

    // "schemas" is a word of MariaDB.
    @Column(name = "definitions")
    private @Nullable String schemas;

    @Enumerated(EnumType.STRING)
    private @Nullable FateOfUsers removal;

    private long version;

    private Instant created;

    @Column(name = "last_modified")
    private Instant lastModified;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected DirectoryRow() {}

    /** Returns the row of a directory. */
    public static DirectoryRow of(Directory directory) {
        DirectoryRow row = new DirectoryRow();
        row.id = directory.id().value();
        row.nameKey = nameKey(directory.settings().name());
        row.settings = settings(directory);
        row.schemas = schemas(directory);
        row.version = directory.meta().version().number();
        row.created = directory.meta().created();
        row.lastModified = directory.meta().lastModified();
        return row;
    }

    /** Returns what makes a name unique. */
    public static String nameKey(String name) {
        return ColumnKey.of(ComparisonKey.folded(name));
    }

    /** Returns the settings as they are stored. */
    public static String settings(Directory directory) {
        return JsonWriter.write(directory.settings().toTree());
    }

    /** Returns the definitions as they are stored; null where there are none. */
    public static @Nullable String schemas(Directory directory) {
        return directory.schemas().equals(DirectorySchemas.NONE)
                ? null
                : JsonWriter.write(directory.schemas().toTree());
    }

    /** Returns what becomes of the users of a directory that is being removed; empty for one that is there. */
    public Optional<FateOfUsers> removal() {
        return Optional.ofNullable(removal);
    }

    /** Returns the directory. */
    public Directory toDirectory() {
        return new Directory(
                new DirectoryId(id),
                DirectorySettings.create(JsonReader.readStored(settings)),
                schemas == null ? DirectorySchemas.NONE : DirectorySchemas.create(JsonReader.readStored(schemas)),
                new Meta(created, lastModified, new Version(version)));
    }
}
