package dev.rollcall.domain.scim.schema;

import java.util.List;

/** The resource types and schemas that every directory has (RFC 7643, 4 to 8). */
public final class CoreSchemas {

    /** The schema of {@code /ServiceProviderConfig}. */
    public static final Schema SERVICE_PROVIDER_CONFIG = ServiceProviderConfigSchema.SCHEMA;

    /** The schema of {@code /ResourceTypes}. */
    public static final Schema RESOURCE_TYPE = DiscoverySchemas.RESOURCE_TYPE;

    /** The schema of {@code /Schemas}. */
    public static final Schema SCHEMA = DiscoverySchemas.SCHEMA;

    /** The enterprise extension of a user. */
    public static final Schema ENTERPRISE_USER = EnterpriseUserSchema.SCHEMA;

    /** Rollcall's extension of a user: a directory's profile fields. */
    public static final Schema ROLLCALL_USER = RollcallSchemas.USER;

    /** Rollcall's extension of a group. */
    public static final Schema ROLLCALL_GROUP = RollcallSchemas.GROUP;

    /** Users: the core User with its extensions. */
    public static final ResourceType USER = ResourceType.of("User", "/Users", "User Account", UserSchema.SCHEMA)
            .with(ENTERPRISE_USER)
            .with(ROLLCALL_USER);

    /** Groups: the core Group with its extension. */
    public static final ResourceType GROUP =
            ResourceType.of("Group", "/Groups", "Group", GroupSchema.SCHEMA).with(ROLLCALL_GROUP);

    private CoreSchemas() {}

    /** Returns the resource types, users first: test suites take the first for the user. */
    public static List<ResourceType> resourceTypes() {
        return List.of(USER, GROUP);
    }

    /** Returns the schemas that are published without a directory; one without attributes is left out. */
    public static List<Schema> published() {
        return List.of(
                USER.core(),
                ENTERPRISE_USER,
                GROUP.core(),
                ROLLCALL_GROUP,
                SERVICE_PROVIDER_CONFIG,
                RESOURCE_TYPE,
                SCHEMA);
    }
}
