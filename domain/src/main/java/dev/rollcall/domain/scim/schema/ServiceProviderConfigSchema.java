package dev.rollcall.domain.scim.schema;

import static dev.rollcall.domain.scim.schema.AttributeDraft.complex;
import static dev.rollcall.domain.scim.schema.AttributeDraft.reference;
import static dev.rollcall.domain.scim.schema.AttributeDraft.simple;
import static dev.rollcall.domain.scim.schema.AttributeDraft.string;

/** The schema of {@code /ServiceProviderConfig} (RFC 7643, 5 and 8.7.2; {@code pagination} from RFC 9865, 2.4). */
final class ServiceProviderConfigSchema {

    static final Schema SCHEMA = Schema.of(
            "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig",
            "Service Provider Configuration",
            "What this server supports",
            reference("documentationUri", "Where this server is documented for people.", "external")
                    .readOnly(),
            feature("patch", "PATCH."),
            feature(
                    "bulk",
                    "Bulk requests.",
                    count("maxOperations", "The most operations of one request.")
                            .required(),
                    count("maxPayloadSize", "The most bytes of one request.").required()),
            feature(
                    "filter",
                    "Filters.",
                    count("maxResults", "The most resources of one answer.").required()),
            feature("changePassword", "Changing a password."),
            feature("sort", "Sorting."),
            feature("etag", "Entity tags."),
            pagination(),
            authenticationSchemes());

    private ServiceProviderConfigSchema() {}

    private static AttributeDraft feature(String name, String description, AttributeDraft... details) {
        AttributeDraft[] all = new AttributeDraft[details.length + 1];
        all[0] = flag("supported", "Whether the feature is offered.").required();
        System.arraycopy(details, 0, all, 1, details.length);
        return complex(name, description, all).required().readOnly();
    }

    private static AttributeDraft pagination() {
        return complex(
                        "pagination",
                        "Ways to read a list page by page.",
                        flag("cursor", "Whether pages are offered by cursor.").required(),
                        flag("index", "Whether pages are offered by index.").required(),
                        string("defaultPaginationMethod", "The way that is taken when the client names none.")
                                .canonicalValues("cursor", "index")
                                .readOnly(),
                        count("defaultPageSize", "The resources of a page when the client names no count."),
                        count("maxPageSize", "The most resources of a page."),
                        count("cursorTimeout", "The seconds a cursor is good for."))
                .readOnly();
    }

    private static AttributeDraft authenticationSchemes() {
        return complex(
                        "authenticationSchemes",
                        "Ways to authenticate.",
                        string("type", "The kind of the scheme.")
                                .required()
                                .canonicalValues("oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest")
                                .readOnly(),
                        string("name", "The common name of the scheme.")
                                .required()
                                .readOnly(),
                        string("description", "How the scheme is used.")
                                .required()
                                .readOnly(),
                        reference("specUri", "Where the scheme is specified.", "external")
                                .readOnly(),
                        reference("documentationUri", "Where its use is documented.", "external")
                                .readOnly(),
                        flag("primary", "Whether this is the scheme to use first."))
                .multiValued()
                .required()
                .readOnly();
    }

    private static AttributeDraft flag(String name, String description) {
        return simple(AttributeType.BOOLEAN, name, description).readOnly();
    }

    private static AttributeDraft count(String name, String description) {
        return simple(AttributeType.INTEGER, name, description).readOnly();
    }
}
