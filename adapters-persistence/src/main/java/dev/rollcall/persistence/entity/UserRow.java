package dev.rollcall.persistence.entity;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.HeldKind;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import dev.rollcall.persistence.ColumnKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A row of {@code users}. */
@Entity
@Table(name = "users")
public class UserRow {

    private static final String SEPARATOR = " ";

    @Id
    private String id;

    @Column(name = "login_name")
    private String loginName;

    @Column(name = "login_name_key")
    private @Nullable String loginNameKey;

    @Column(name = "name_key")
    private String nameKey;

    @Enumerated(EnumType.STRING)
    private UserStatus status;

    private boolean blocked;

    @Column(name = "is_protected")
    private boolean isProtected;

    @Column(name = "owner_id")
    private @Nullable String ownerId;

    @Column(name = "deprovisioned_by")
    private @Nullable String deprovisionedBy;

    @Column(name = "deprovisioned_at")
    private @Nullable Instant deprovisionedAt;

    @Column(name = "delete_at")
    private @Nullable Instant deleteAt;

    @Enumerated(EnumType.STRING)
    private @Nullable HeldKind held;

    private String attributes;

    private String kept;

    /** What {@link #userAt} reads of a row {@code u}. */
    public static final String COLUMNS = "u.id, u.login_name, u.status, u.blocked, u.is_protected, u.owner_id,"
            + " u.deprovisioned_by, u.deprovisioned_at, u.delete_at, u.held, u.attributes, u.kept";

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected UserRow() {}

    /** Returns the user of a row that has {@link #COLUMNS} behind {@code before} others. */
    public static User userAt(ResultSet row, int before) throws SQLException {
        UserRow user = new UserRow();
        user.id = row.getString(before + 1);
        user.loginName = row.getString(before + 2);
        user.status = UserStatus.valueOf(row.getString(before + 3));
        user.blocked = row.getBoolean(before + 4);
        user.isProtected = row.getBoolean(before + 5);
        user.ownerId = row.getString(before + 6);
        user.deprovisionedBy = row.getString(before + 7);
        user.deprovisionedAt = InstantConverter.instant(row.getTimestamp(before + 8));
        user.deleteAt = InstantConverter.instant(row.getTimestamp(before + 9));
        String held = row.getString(before + 10);
        user.held = held == null ? null : HeldKind.valueOf(held);
        user.attributes = row.getString(before + 11);
        user.kept = row.getString(before + 12);
        return user.toUser();
    }

    /** Returns the row of a user. */
    public static UserRow of(User user) {
        UserRow row = new UserRow();
        row.id = user.id().value();
        row.loginName = user.loginName();
        row.loginNameKey = loginNameKey(user);
        row.nameKey = nameKey(user);
        row.status = user.status();
        row.blocked = user.blocked();
        row.isProtected = user.isProtected();
        row.ownerId = id(user.owner());
        row.deprovisionedBy = deprovisionedBy(user);
        row.deprovisionedAt = deprovisionedAt(user);
        row.deleteAt = deleteAt(user);
        row.held = held(user);
        row.attributes = attributes(user);
        row.kept = kept(user);
        return row;
    }

    /** Returns what makes the login name unique; null for a user whose name is free for others. */
    public static @Nullable String loginNameKey(User user) {
        return user.isGone() ? null : nameKey(user);
    }

    /** Returns what the login name is searched by, also of a deleted user. */
    public static String nameKey(User user) {
        return loginNameKey(User.loginKey(user.loginName()));
    }

    /** Returns the key of a login name as it is stored. */
    public static String loginNameKey(ComparisonKey loginName) {
        return ColumnKey.of(loginName);
    }

    /** Returns the directory that took the user out of service; null for an administrator and for a user in service. */
    public static @Nullable String deprovisionedBy(User user) {
        return user.departure() == null ? null : id(user.departure().by());
    }

    /** Returns when the user was taken out of service; null for one in service. */
    public static @Nullable Instant deprovisionedAt(User user) {
        return user.departure() == null ? null : user.departure().since();
    }

    /** Returns when the user was or is to be deleted. */
    public static @Nullable Instant deleteAt(User user) {
        return user.departure() == null ? null : user.departure().deletion();
    }

    /** Returns what the mass-deprovision brake holds; null for nothing. */
    public static @Nullable HeldKind held(User user) {
        return user.held().orElse(null);
    }

    /** Returns the names of the attributes whose local value counts, as they are stored. */
    public static String kept(User user) {
        return String.join(SEPARATOR, new TreeSet<>(user.kept()));
    }

    /** Returns the local attributes as they are stored. */
    public static String attributes(User user) {
        return JsonWriter.write(user.attributes());
    }

    /** Returns the user. */
    public User toUser() {
        return new User(
                new UserId(id),
                loginName,
                status,
                blocked,
                isProtected,
                ownerId == null ? null : new DirectoryId(ownerId),
                departure(),
                JsonReader.readStored(attributes),
                kept.isEmpty() ? Set.of() : Set.of(kept.split(SEPARATOR, -1)));
    }

    private @Nullable Departure departure() {
        if (deprovisionedAt == null) {
            return null;
        }
        DirectoryId by = deprovisionedBy == null ? null : new DirectoryId(deprovisionedBy);
        return new Departure(by, deprovisionedAt, deleteAt, held);
    }

    /** Returns a directory's id as it is stored. */
    public static @Nullable String id(@Nullable DirectoryId directory) {
        return directory == null ? null : directory.value();
    }
}
