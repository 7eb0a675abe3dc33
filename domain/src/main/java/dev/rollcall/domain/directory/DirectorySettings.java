package dev.rollcall.domain.directory;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import java.util.List;

/**
 * Everything an administrator decides about a directory. Its tree form is the JSON of the admin API and of the database
 * alike; the merge is that of JSON Merge Patch (RFC 7396), where {@code null} returns a setting to its default.
 */
public record DirectorySettings(
        String name, boolean active, boolean denyFormLogin, UserRules users, SynchronizationRules synchronization) {

    private static final DirectorySettings UNNAMED =
            new DirectorySettings("", false, false, UserRules.DEFAULTS, SynchronizationRules.DEFAULTS);
    private static final FieldReader.Range NAME_LENGTH = new FieldReader.Range(1, 200);

    /**
     * Returns the settings of a new directory: {@code body} over the defaults.
     *
     * @throws Refusal with every field that is unknown, missing or wrong
     */
    public static DirectorySettings create(Complex body) {
        return UNNAMED.merge(body);
    }

    /**
     * Returns these settings with {@code patch} merged in.
     *
     * @throws Refusal with every field that is unknown or wrong
     */
    public DirectorySettings merge(Complex patch) {
        return FieldReader.readAll(patch, this::merge);
    }

    private DirectorySettings merge(FieldReader fields) {
        fields.constant("type", "SCIM");
        return new DirectorySettings(
                fields.text("name", name, NAME_LENGTH),
                fields.flag("active", active, UNNAMED.active),
                fields.flag("denyFormLogin", denyFormLogin, UNNAMED.denyFormLogin),
                fields.object("users", users, UserRules::merge, UserRules.DEFAULTS),
                fields.object(
                        "synchronization",
                        synchronization,
                        SynchronizationRules::merge,
                        SynchronizationRules.DEFAULTS));
    }

    /** Returns the names of the settings, or groups of settings, that differ from {@code other}'s. */
    public List<String> changedNames(DirectorySettings other) {
        return toTree().differingNames(other.toTree());
    }

    /** Returns the settings as a tree that {@link #create} reads back. */
    public Complex toTree() {
        return new FieldWriter()
                .text("name", name)
                .text("type", "SCIM")
                .flag("active", active)
                .flag("denyFormLogin", denyFormLogin)
                .object("users", users.toTree())
                .object("synchronization", synchronization.toTree())
                .tree();
    }
}
