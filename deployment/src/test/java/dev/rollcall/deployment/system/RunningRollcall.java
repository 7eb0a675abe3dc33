package dev.rollcall.deployment.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.UUID;

/**
 * A Rollcall that runs, whichever database is under it. System tests are interfaces that extend this one; their default test
 * methods run once for each class that implements them.
 */
interface RunningRollcall {

    /** The administrator client's secret, given to the server when it starts on its empty database. */
    String BOOTSTRAP_SECRET = "rcs_of_the_system_tests_only_not_a_secret";

    /** Where it listens, without a path and without a slash at the end. */
    URI address();

    /** A caller without any credential. */
    default Caller anybody() {
        return Caller.at(address());
    }

    /** The bootstrap administrator, with a fresh access token. */
    default Caller administrator() {
        return anybody().signedIn("admin", BOOTSTRAP_SECRET, "admin");
    }

    /** An active directory that no other test uses, with one API client. */
    default ConnectedDirectory newDirectory() {
        return newDirectory(Json.createObjectBuilder().build());
    }

    /**
     * An active directory that no other test uses, with one API client.
     *
     * @param settings members of the directory beside name, type and active, as {@code POST /api/admin/directories} takes them
     */
    default ConnectedDirectory newDirectory(JsonObject settings) {
        Caller administrator = administrator();
        JsonObject directory = administrator
                .post(
                        "/api/admin/directories",
                        Json.createObjectBuilder(settings)
                                .add("name", "Directory " + UUID.randomUUID())
                                .add("type", "SCIM")
                                .add("active", true)
                                .build())
                .expect(201)
                .json();
        JsonObject client = administrator
                .post(
                        "/api/admin/directories/" + directory.getString("id") + "/api-clients",
                        Json.createObjectBuilder().add("name", "IdP").build())
                .expect(201)
                .json();
        return new ConnectedDirectory(
                directory.getString("id"), client.getString("clientId"), client.getString("clientSecret"), anybody());
    }
}
