package dev.rollcall.domain.scim.schema;

import static dev.rollcall.domain.scim.schema.AttributeDraft.complex;
import static dev.rollcall.domain.scim.schema.AttributeDraft.reference;
import static dev.rollcall.domain.scim.schema.AttributeDraft.simple;
import static dev.rollcall.domain.scim.schema.AttributeDraft.string;

/** The core User (RFC 7643, 4.1 and 8.7.1). */
final class UserSchema {

    private static final String[] PLACES = {"work", "home", "other"};

    static final Schema SCHEMA = Schema.of(
                    "urn:ietf:params:scim:schemas:core:2.0:User",
                    "User",
                    "User Account",
                    string("userName", "The name the user signs in with, unique whatever its letter case.")
                            .required()
                            .unique(Uniqueness.SERVER),
                    name(),
                    string("displayName", "The name shown to other people."),
                    string("nickName", "The name the user is casually called by."),
                    reference("profileUrl", "A web page about the user.", "external"),
                    string("title", "The job title, such as Vice President."),
                    string("userType", "How the organization is related to the user, such as Employee."),
                    string("preferredLanguage", "The languages the user prefers, as in an Accept-Language header."),
                    string("locale", "Where the user is, for the format of dates, numbers and currency."),
                    string("timezone", "The time zone of the user in the names of the IANA database."),
                    simple(AttributeType.BOOLEAN, "active", "Whether the identity provider lets the user in."),
                    string("password", "Accepted, and not kept.")
                            .mutability(Mutability.WRITE_ONLY)
                            .returned(Returned.NEVER),
                    valued("emails", "E-mail addresses.", string("value", "The address."), PLACES),
                    valued(
                            "phoneNumbers",
                            "Telephone numbers, kept as they are sent.",
                            string("value", "The number."),
                            "work",
                            "home",
                            "mobile",
                            "fax",
                            "pager",
                            "other"),
                    valued(
                            "ims",
                            "Addresses for instant messages.",
                            string("value", "The address."),
                            "aim",
                            "gtalk",
                            "icq",
                            "xmpp",
                            "msn",
                            "skype",
                            "qq",
                            "yahoo"),
                    valued(
                            "photos",
                            "Pictures of the user.",
                            reference("value", "Where the picture is.", "external"),
                            "photo",
                            "thumbnail"),
                    addresses(),
                    groups(),
                    valued("entitlements", "Things the user is entitled to.", string("value", "The entitlement.")),
                    valued(
                            "roles",
                            "Who the user is in an application, such as Student.",
                            string("value", "The role.")),
                    valued(
                            "x509Certificates",
                            "Certificates issued to the user.",
                            // RFC 7643, 2.3.6: binary is case exact, though the schema in 8.7.1 says otherwise.
                            simple(AttributeType.BINARY, "value", "The DER-encoded certificate in Base64.")
                                    .caseExact()))
            .alsoKnownAs("urn:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:core:2.0User");

    private UserSchema() {}

    private static AttributeDraft name() {
        return complex(
                "name",
                "The parts of the user's name.",
                string("formatted", "The whole name as it is written."),
                string("familyName", "The family or last name."),
                string("givenName", "The given or first name."),
                string("middleName", "The middle names."),
                string("honorificPrefix", "What comes before the name, such as Ms."),
                string("honorificSuffix", "What comes after the name, such as III."));
    }

    private static AttributeDraft valued(String name, String description, AttributeDraft value, String... types) {
        return complex(
                        name,
                        description,
                        value,
                        string("display", "A name for people to read."),
                        string("type", "What the value is for.").canonicalValues(types),
                        primary())
                .multiValued();
    }

    private static AttributeDraft addresses() {
        return complex(
                        "addresses",
                        "Postal addresses.",
                        string("formatted", "The whole address as it is written; may have several lines."),
                        string("streetAddress", "Street, house number and the like; may have several lines."),
                        string("locality", "The city."),
                        string("region", "The state or region."),
                        string("postalCode", "The postal code."),
                        string("country", "The country."),
                        string("type", "What the address is for.").canonicalValues(PLACES),
                        primary())
                .multiValued();
    }

    private static AttributeDraft groups() {
        return complex(
                        "groups",
                        "The groups the user is a member of; changed through the groups.",
                        string("value", "The id of the group.").readOnly(),
                        reference("$ref", "The URL of the group.", "User", "Group")
                                .readOnly(),
                        string("display", "The name of the group.").readOnly(),
                        string("type", "How the user came to be a member.")
                                .canonicalValues("direct", "indirect")
                                .readOnly())
                .multiValued()
                .readOnly();
    }

    private static AttributeDraft primary() {
        return simple(AttributeType.BOOLEAN, "primary", "Whether this is the value to use first.");
    }
}
