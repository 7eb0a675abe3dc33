package dev.rollcall.domain.scim.schema;

import static dev.rollcall.domain.scim.schema.AttributeDraft.complex;
import static dev.rollcall.domain.scim.schema.AttributeDraft.reference;
import static dev.rollcall.domain.scim.schema.AttributeDraft.string;

/** The enterprise extension of the User (RFC 7643, 4.3 and 8.7.1). */
final class EnterpriseUserSchema {

    static final Schema SCHEMA = Schema.of(
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                    "EnterpriseUser",
                    "Enterprise User",
                    string("employeeNumber", "What the organization identifies the person by."),
                    string("costCenter", "The cost center."),
                    string("organization", "The organization."),
                    string("division", "The division."),
                    string("department", "The department."),
                    complex(
                            "manager",
                            "The user's manager.",
                            string("value", "The id of the manager's resource."),
                            reference("$ref", "The URL of the manager's resource.", "User"),
                            string("displayName", "The manager's display name.").readOnly()))
            .alsoKnownAs(
                    "urn:scim:schemas:extension:enterprise:2.0:User",
                    "urn:scim:schemas:extension:enterprise:2.0",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0User");

    private EnterpriseUserSchema() {}
}
