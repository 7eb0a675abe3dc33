package dev.rollcall.domain.scim.schema;

import static dev.rollcall.domain.scim.schema.AttributeDraft.string;

/** Rollcall's own extensions: what its users and groups have beyond the RFC. */
final class RollcallSchemas {

    /** The beginning of the URNs of Rollcall's own extensions. */
    static final String URNS = "urn:ietf:params:scim:schemas:extension:rollcall:2.0:";

    /** Has no attributes until a directory defines profile fields. */
    static final Schema USER = Schema.of(URNS + "User", "RollcallUser", "Profile fields of the directory");

    static final Schema GROUP = Schema.of(
            URNS + "Group", "RollcallGroup", "Rollcall Group", string("description", "What the group is for."));

    private RollcallSchemas() {}
}
