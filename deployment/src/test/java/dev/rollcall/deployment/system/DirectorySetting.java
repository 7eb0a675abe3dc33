package dev.rollcall.deployment.system;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One line of the table of a directory's settings.
 *
 * @param path dotted, as errors name it
 * @param accepted every option as JSON, the default first; of a number its bounds
 * @param refused JSON that is no option
 */
record DirectorySetting(String path, List<String> accepted, List<String> refused) {

    static final List<DirectorySetting> ALL = List.of(
            flag("active", false),
            flag("denyFormLogin", false),
            choice("users.existingLocalUsers", "connect", "reject"),
            choice("users.matchBy", "userName", "userNameThenEmail"),
            choice("users.usersOfOtherDirectories", "reject", "takeOverIfInactive", "takeOver"),
            choice("users.manualChanges", "lock", "overwrite", "keep"),
            choice("users.manualBlock", "blockWins", "directoryWins"),
            flag("users.protectUsers", true),
            flag("synchronization.activate", true),
            choice("synchronization.deprovisionPolicy.type", "deactivate", "ignore", "deactivateThenDelete", "delete"),
            number("synchronization.deprovisionPolicy.graceDays", 30, 1, 365),
            flag("synchronization.restore", true),
            flag("synchronization.brake.enabled", true),
            number("synchronization.brake.percent", 20, 1, 100),
            number("synchronization.brake.minimum", 10, 1, 1_000_000),
            flag("synchronization.brake.holdDeactivations", false),
            flag("synchronization.groups", true),
            choice("synchronization.sameGroupName", "reject", "connect", "suffix"),
            choice("synchronization.deletedGroup", "delete", "keep"),
            choice("synchronization.unknownMembers", "park", "reject", "skip"),
            choice("synchronization.unknownAttributes", "ignore", "reject"),
            number("synchronization.logRetentionDays", 180, 1, 3650),
            flag("synchronization.logLookups", false));

    private static DirectorySetting flag(String path, boolean byDefault) {
        return new DirectorySetting(
                path, List.of("" + byDefault, "" + !byDefault), List.of("\"true\"", "1", "{}", "[true]"));
    }

    private static DirectorySetting choice(String path, String... options) {
        return new DirectorySetting(
                path,
                Stream.of(options).map(option -> "\"" + option + "\"").toList(),
                List.of("\"other\"", "\"\"", "\"" + options[0].toUpperCase(Locale.ROOT) + "\"", "true", "[]"));
    }

    private static DirectorySetting number(String path, int byDefault, int least, int most) {
        return new DirectorySetting(
                path,
                List.of("" + byDefault, "" + least, "" + most),
                List.of("" + (least - 1), "" + (most + 1), "1.5", "1e60", "\"" + byDefault + "\"", "true"));
    }

    /** An option that is not the default. */
    String other() {
        return accepted.get(1);
    }

    /** A merge patch that sets this setting. */
    String to(String json) {
        String[] names = path.split("\\.", -1);
        return "{\"" + String.join("\":{\"", names) + "\":" + json + "}".repeat(names.length);
    }

    /** What the directory says about this setting, as JSON. */
    String in(JsonObject directory) {
        return directory.getValue("/" + path.replace('.', '/')).toString();
    }
}
