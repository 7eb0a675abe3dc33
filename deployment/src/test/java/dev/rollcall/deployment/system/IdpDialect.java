package dev.rollcall.deployment.system;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The shapes in which identity providers say the same things. */
enum IdpDialect {
    /** Capital operations, flags as text, one operation for each attribute. */
    ENTRA("deactivate") {
        @Override
        Answer change(Caller idp, SimulatedPerson person) {
            return idp.patch(
                    path(person),
                    operation(
                            "Replace", "title", Json.createValue(person.title()).toString()));
        }

        @Override
        Answer switchActive(Caller idp, SimulatedPerson person, boolean active) {
            return idp.patch(path(person), operation("Replace", "active", active ? "\"True\"" : "\"False\""));
        }

        @Override
        String joins(String id) {
            return operation("Add", "members", "[{\"value\":\"" + id + "\"}]");
        }

        @Override
        String leaves(String id) {
            return operation("Remove", "members", "[{\"$ref\":null,\"value\":\"" + id + "\"}]");
        }
    },
    /** The whole user for every change of attributes, a value without a path for the status. */
    OKTA("deactivateThenDelete") {
        @Override
        Answer change(Caller idp, SimulatedPerson person) {
            return idp.put(path(person), user(person).add("active", true).build());
        }

        @Override
        Answer switchActive(Caller idp, SimulatedPerson person, boolean active) {
            return idp.patch(
                    path(person),
                    "{\"schemas\":[\"" + PATCH + "\"],\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":"
                            + active + "}}]}");
        }

        @Override
        String joins(String id) {
            return operation("add", "members", "[{\"value\":\"" + id + "\",\"display\":\"somebody\"}]");
        }

        @Override
        String leaves(String id) {
            return "{\"schemas\":[\"" + PATCH
                    + "\"],\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + id + "\\\"]\"}]}";
        }
    },
    /** The whole user for everything. */
    PING("delete") {
        @Override
        Answer change(Caller idp, SimulatedPerson person) {
            return switchActive(idp, person, true);
        }

        @Override
        Answer switchActive(Caller idp, SimulatedPerson person, boolean active) {
            return idp.put(path(person), user(person).add("active", active).build());
        }

        @Override
        String joins(String id) {
            return operation("add", "members", "{\"value\":\"" + id + "\"}");
        }

        @Override
        String leaves(String id) {
            return operation("remove", "members", "[{\"value\":\"" + id + "\"}]");
        }
    };

    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final String policy;

    IdpDialect(String policy) {
        this.policy = policy;
    }

    /** The deprovision policy of the directory that speaks it, so that each is exercised. */
    String policy() {
        return policy;
    }

    /** Changes an active person's attributes to what they are now. */
    abstract Answer change(Caller idp, SimulatedPerson person);

    /** Says whether the person is active. */
    abstract Answer switchActive(Caller idp, SimulatedPerson person, boolean active);

    /** The PATCH by which a user becomes a member. */
    abstract String joins(String id);

    /** The PATCH by which a member leaves. */
    abstract String leaves(String id);

    /** Creates the person. */
    Answer create(Caller idp, SimulatedPerson person) {
        return idp.post(
                People.USERS,
                user(person)
                        .add("active", true)
                        .add("groups", Json.createArrayBuilder())
                        .build());
    }

    /** Deletes the person. */
    Answer delete(Caller idp, SimulatedPerson person) {
        return idp.delete(path(person));
    }

    private static String path(SimulatedPerson person) {
        return People.USERS + "/" + person.id();
    }

    private static JsonObjectBuilder user(SimulatedPerson person) {
        JsonArrayBuilder schemas = Json.createArrayBuilder()
                .add("urn:ietf:params:scim:schemas:core:2.0:User")
                .add("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
        JsonObject name = Json.createObjectBuilder()
                .add("givenName", "Sim")
                .add("familyName", person.name())
                .build();
        return People.user(person.name())
                .add("schemas", schemas)
                .add("externalId", "x-" + person.name())
                .add("name", name)
                .add("title", person.title());
    }

    private static String operation(String op, String path, String value) {
        return "{\"schemas\":[\"" + PATCH + "\"],\"Operations\":[{\"op\":\"" + op + "\",\"path\":\"" + path
                + "\",\"value\":" + value + "}]}";
    }
}
