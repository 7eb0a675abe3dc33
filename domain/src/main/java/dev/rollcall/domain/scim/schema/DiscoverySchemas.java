package dev.rollcall.domain.scim.schema;

import static dev.rollcall.domain.scim.schema.AttributeDraft.complex;
import static dev.rollcall.domain.scim.schema.AttributeDraft.reference;
import static dev.rollcall.domain.scim.schema.AttributeDraft.simple;
import static dev.rollcall.domain.scim.schema.AttributeDraft.string;

import java.util.Arrays;

/** The schemas of {@code /ResourceTypes} and {@code /Schemas} themselves (RFC 7643, 6, 7 and 8.7.2). */
final class DiscoverySchemas {

    private static final String[] TYPES = {
        "string", "complex", "boolean", "decimal", "integer", "dateTime", "reference", "binary"
    };

    static final Schema RESOURCE_TYPE = Schema.of(
            "urn:ietf:params:scim:schemas:core:2.0:ResourceType",
            "ResourceType",
            "A kind of resource and its schemas",
            string("id", "The same as the name.").readOnly(),
            string("name", "The name of the type, such as User.").required().readOnly(),
            string("description", "What the type is for.").readOnly(),
            reference("endpoint", "Where resources of the type live below the base URL.", "uri")
                    .required()
                    .readOnly(),
            reference("schema", "The URN of the core schema.", "uri")
                    .required()
                    .caseExact()
                    .readOnly(),
            complex(
                            "schemaExtensions",
                            "The extensions of the core schema.",
                            reference("schema", "The URN of the extension.", "uri")
                                    .required()
                                    .caseExact()
                                    .readOnly(),
                            flag("required", "Whether a resource of the type must have the extension.")
                                    .required())
                    .multiValued()
                    .required()
                    .readOnly());

    static final Schema SCHEMA = Schema.of(
            "urn:ietf:params:scim:schemas:core:2.0:Schema",
            "Schema",
            "A set of attributes",
            string("id", "The URN of the schema.").required().readOnly(),
            string("name", "The name of the schema, such as User.").required().readOnly(),
            string("description", "What the schema describes.").readOnly(),
            complex("attributes", "The attributes of the schema.", attributeWithSubAttributes())
                    .multiValued()
                    .required()
                    .readOnly());

    private DiscoverySchemas() {}

    private static AttributeDraft[] attributeWithSubAttributes() {
        AttributeDraft[] simple = characteristics();
        AttributeDraft[] all = Arrays.copyOf(simple, simple.length + 1);
        all[simple.length] = complex("subAttributes", "The parts of a complex attribute.", characteristics())
                .multiValued()
                .readOnly();
        return all;
    }

    private static AttributeDraft[] characteristics() {
        return new AttributeDraft[] {
            exact("name", "The name of the attribute.").required(),
            string("type", "The data type.").required().canonicalValues(TYPES).readOnly(),
            flag("multiValued", "Whether the attribute holds a list.").required(),
            exact("description", "What the attribute is for."),
            flag("required", "Whether a resource must have the attribute."),
            exact("canonicalValues", "Values that are suggested.").multiValued(),
            flag("caseExact", "Whether letter case counts when values are compared."),
            exact("mutability", "Who may write the attribute, and when.")
                    .canonicalValues("readOnly", "readWrite", "immutable", "writeOnly"),
            exact("returned", "When the attribute is part of an answer.")
                    .canonicalValues("always", "never", "default", "request"),
            exact("uniqueness", "Among which resources a value must be unique.")
                    .canonicalValues("none", "server", "global"),
            exact("referenceTypes", "What a reference leads to.").multiValued()
        };
    }

    private static AttributeDraft exact(String name, String description) {
        return string(name, description).caseExact().readOnly();
    }

    private static AttributeDraft flag(String name, String description) {
        return simple(AttributeType.BOOLEAN, name, description).readOnly();
    }
}
