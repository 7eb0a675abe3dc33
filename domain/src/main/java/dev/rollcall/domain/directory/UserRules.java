package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.value.Complex;

/** How pushed users behave when they are also managed by hand or through other directories (settings "Users"). */
public record UserRules(
        ExistingLocalUsers existingLocalUsers,
        MatchBy matchBy,
        UsersOfOtherDirectories usersOfOtherDirectories,
        ManualChanges manualChanges,
        ManualBlock manualBlock,
        boolean protectUsers) {

    /** What a create does that matches a local user. */
    public enum ExistingLocalUsers {
        CONNECT,
        REJECT
    }

    /** What an existing user is recognised by, after a remote id that an administrator has set. */
    public enum MatchBy {
        USER_NAME,
        USER_NAME_THEN_EMAIL
    }

    /** What a create does that matches a user of another directory. */
    public enum UsersOfOtherDirectories {
        REJECT,
        TAKE_OVER_IF_INACTIVE,
        TAKE_OVER
    }

    /** Whether administrators may edit attributes that the directory has supplied. */
    public enum ManualChanges {
        LOCK,
        OVERWRITE,
        KEEP
    }

    /** Whether an administrator's block or the directory's activation is stronger. */
    public enum ManualBlock {
        BLOCK_WINS,
        DIRECTORY_WINS
    }

    /** The settings of a new directory. */
    public static final UserRules DEFAULTS = new UserRules(
            ExistingLocalUsers.CONNECT,
            MatchBy.USER_NAME,
            UsersOfOtherDirectories.REJECT,
            ManualChanges.LOCK,
            ManualBlock.BLOCK_WINS,
            true);

    UserRules merge(FieldReader fields) {
        return new UserRules(
                fields.choice("existingLocalUsers", existingLocalUsers, DEFAULTS.existingLocalUsers),
                fields.choice("matchBy", matchBy, DEFAULTS.matchBy),
                fields.choice("usersOfOtherDirectories", usersOfOtherDirectories, DEFAULTS.usersOfOtherDirectories),
                fields.choice("manualChanges", manualChanges, DEFAULTS.manualChanges),
                fields.choice("manualBlock", manualBlock, DEFAULTS.manualBlock),
                fields.flag("protectUsers", protectUsers, DEFAULTS.protectUsers));
    }

    Complex toTree() {
        return new FieldWriter()
                .choice("existingLocalUsers", existingLocalUsers)
                .choice("matchBy", matchBy)
                .choice("usersOfOtherDirectories", usersOfOtherDirectories)
                .choice("manualChanges", manualChanges)
                .choice("manualBlock", manualBlock)
                .flag("protectUsers", protectUsers)
                .tree();
    }
}
