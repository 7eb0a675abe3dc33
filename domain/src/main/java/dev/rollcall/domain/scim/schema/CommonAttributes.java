package dev.rollcall.domain.scim.schema;

import static dev.rollcall.domain.scim.schema.AttributeDraft.complex;
import static dev.rollcall.domain.scim.schema.AttributeDraft.reference;
import static dev.rollcall.domain.scim.schema.AttributeDraft.simple;
import static dev.rollcall.domain.scim.schema.AttributeDraft.string;

/** The attributes of every resource, which no schema lists (RFC 7643, 3 and 3.1). */
final class CommonAttributes {

    static final Attributes ALL = new Attributes(AttributeDraft.finished(
            reference("schemas", "The URNs of the schemas whose attributes the resource has.", "uri")
                    .multiValued()
                    .required()
                    .caseExact()
                    .readOnly()
                    .returned(Returned.ALWAYS),
            string("id", "The name of the resource at this server; never changed and never given to another one.")
                    .caseExact()
                    .readOnly()
                    .returned(Returned.ALWAYS)
                    .unique(Uniqueness.SERVER),
            string("externalId", "The name of the resource at the client that provisions it.")
                    .caseExact(),
            complex(
                            "meta",
                            "What the server says about the resource.",
                            string("resourceType", "The type of the resource.")
                                    .caseExact()
                                    .readOnly(),
                            simple(AttributeType.DATE_TIME, "created", "When the resource was created.")
                                    .readOnly(),
                            simple(AttributeType.DATE_TIME, "lastModified", "When the resource last changed.")
                                    .readOnly(),
                            reference("location", "The URL of the resource.", "uri")
                                    .caseExact()
                                    .readOnly(),
                            string("version", "The entity tag of the resource.")
                                    .caseExact()
                                    .readOnly())
                    .readOnly()));

    private CommonAttributes() {}
}
