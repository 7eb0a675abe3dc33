package dev.rollcall.domain.directory;

import java.util.Locale;

/** What an administrator client may do. */
public enum Permission {
    MANAGE_USER_DIRECTORIES,
    MANAGE_USERS,
    READ;

    /** Returns the name of the admin API, such as {@code manage-user-directories}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
