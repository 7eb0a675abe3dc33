package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.value.Complex;

/**
 * What a push may do to users and groups (settings "Synchronization").
 *
 * @param logLookups whether the log also has what an identity provider only reads
 */
public record SynchronizationRules(
        boolean activate,
        DeprovisionPolicy deprovisionPolicy,
        boolean restore,
        MassDeprovisionBrake brake,
        boolean groups,
        SameGroupName sameGroupName,
        DeletedGroup deletedGroup,
        UnknownMembers unknownMembers,
        UnknownAttributes unknownAttributes,
        int logRetentionDays,
        boolean logLookups) {

    /** What a pushed group does whose name is there already. */
    public enum SameGroupName {
        REJECT,
        CONNECT,
        SUFFIX
    }

    /** What is left of a group that the identity provider deletes. */
    public enum DeletedGroup {
        DELETE,
        KEEP
    }

    /** What happens to members that name no user of the directory. */
    public enum UnknownMembers {
        PARK,
        REJECT,
        SKIP
    }

    /** The settings of a new directory. */
    public static final SynchronizationRules DEFAULTS = new SynchronizationRules(
            true,
            DeprovisionPolicy.DEFAULT,
            true,
            MassDeprovisionBrake.DEFAULT,
            true,
            SameGroupName.REJECT,
            DeletedGroup.DELETE,
            UnknownMembers.PARK,
            UnknownAttributes.IGNORE,
            180,
            false);

    SynchronizationRules merge(FieldReader fields) {
        return new SynchronizationRules(
                fields.flag("activate", activate, DEFAULTS.activate),
                fields.object(
                        "deprovisionPolicy", deprovisionPolicy, DeprovisionPolicy::merge, DEFAULTS.deprovisionPolicy),
                fields.flag("restore", restore, DEFAULTS.restore),
                fields.object("brake", brake, MassDeprovisionBrake::merge, DEFAULTS.brake),
                fields.flag("groups", groups, DEFAULTS.groups),
                fields.choice("sameGroupName", sameGroupName, DEFAULTS.sameGroupName),
                fields.choice("deletedGroup", deletedGroup, DEFAULTS.deletedGroup),
                fields.choice("unknownMembers", unknownMembers, DEFAULTS.unknownMembers),
                fields.choice("unknownAttributes", unknownAttributes, DEFAULTS.unknownAttributes),
                fields.integer(
                        "logRetentionDays",
                        logRetentionDays,
                        DEFAULTS.logRetentionDays,
                        new FieldReader.Range(1, 3650)),
                fields.flag("logLookups", logLookups, DEFAULTS.logLookups));
    }

    Complex toTree() {
        return new FieldWriter()
                .flag("activate", activate)
                .object("deprovisionPolicy", deprovisionPolicy.toTree())
                .flag("restore", restore)
                .object("brake", brake.toTree())
                .flag("groups", groups)
                .choice("sameGroupName", sameGroupName)
                .choice("deletedGroup", deletedGroup)
                .choice("unknownMembers", unknownMembers)
                .choice("unknownAttributes", unknownAttributes)
                .integer("logRetentionDays", logRetentionDays)
                .flag("logLookups", logLookups)
                .tree();
    }
}
