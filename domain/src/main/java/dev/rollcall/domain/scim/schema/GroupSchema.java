package dev.rollcall.domain.scim.schema;

import static dev.rollcall.domain.scim.schema.AttributeDraft.complex;
import static dev.rollcall.domain.scim.schema.AttributeDraft.reference;
import static dev.rollcall.domain.scim.schema.AttributeDraft.string;

/** The core Group (RFC 7643, 4.2 and 8.7.1), with the {@code display} of a member as in its example. */
final class GroupSchema {

    static final Schema SCHEMA = Schema.of(
                    "urn:ietf:params:scim:schemas:core:2.0:Group",
                    "Group",
                    "Group",
                    string("displayName", "The name of the group.").required(),
                    complex(
                                    "members",
                                    "The members of the group.",
                                    string("value", "The id of the member.").mutability(Mutability.IMMUTABLE),
                                    reference("$ref", "The URL of the member.", "User", "Group")
                                            .mutability(Mutability.IMMUTABLE),
                                    string("display", "The member's name for people to read.")
                                            .readOnly(),
                                    string("type", "What kind of resource the member is.")
                                            .canonicalValues("User", "Group")
                                            .mutability(Mutability.IMMUTABLE))
                            .multiValued())
            .alsoKnownAs("urn:scim:schemas:core:2.0:Group", "urn:ietf:params:scim:schemas:core:2.0Group");

    private GroupSchema() {}
}
