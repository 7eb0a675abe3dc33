package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requirement C4: whatever an identity provider sends, it makes, changes and sees no administrator. */
interface AdministratorsOutOfReachCases extends RunningRollcall {

    @Test
    default void noScimRequestCreatesChangesOrSeesAnAdministrator() {
        Caller idp = newDirectory().idp();
        Caller administrator = administrator();
        int bodies = Boolean.getBoolean("rollcall.proof") ? 1_000 : 150;
        List<String> users = List.of(
                People.create(idp, People.user(People.newName())), People.create(idp, People.user(People.newName())));

        IntStream.range(0, bodies).parallel().forEach(number -> {
            Hostile hostile = new Hostile(new Random(number), users);
            String body = hostile.body().toString();
            Answer answer = idp.send(hostile.method(), hostile.path(), BodyPublishers.ofString(body));
            assertThat(answer.status()).as("%s %s", hostile.path(), body).isNotEqualTo(500);
            // What it pushed itself it may see; "manage-users" it never pushes, and every administrator here has.
            assertThat(answer.body()).doesNotContain("manage-users", "clientSecret", BOOTSTRAP_SECRET);
        });

        administrator.get("/api/admin/directories").expect(200);
        administrator().post("/api/admin/users", "{}").expect(400);
        idp.get("/api/admin/directories").expect(401);
        for (String name : Hostile.NAMES) {
            anybody()
                    .postForm(
                            "/api/oauth/token",
                            Map.of(
                                    "grant_type",
                                    "client_credentials",
                                    "client_id",
                                    name,
                                    "client_secret",
                                    Hostile.PASSWORD,
                                    "scope",
                                    "admin"))
                    .expect(401);
        }
        idp.get(People.USERS + "/admin").expect(404);
    }

    /** A request that means to get at administrators, one of the many that a seed leads to. */
    final class Hostile {

        static final String PASSWORD = "rcs_pushed_by_an_identity_provider_0123456789";
        static final List<String> NAMES = List.of("admin", "ADMIN", "admin ", "root", "administrator");

        private static final List<String> KEYS = List.of(
                "id",
                "clientId",
                "permissions",
                "roles",
                "entitlements",
                "userType",
                "authority",
                "scope",
                "admin",
                "administrator",
                "owner",
                "directoryId",
                "meta",
                "groups",
                "protected",
                "blocked",
                "status",
                "secrets");

        private final Random random;
        private final String path;
        private final String method;

        Hostile(Random random, List<String> users) {
            this.random = random;
            String user = People.USERS + "/" + oneOf(users);
            List<String> target = oneOf(List.of(
                    List.of("POST", People.USERS),
                    List.of("PUT", user),
                    List.of("PATCH", user),
                    List.of("PATCH", People.USERS + "/admin"),
                    List.of("PUT", People.USERS + "/admin"),
                    List.of("POST", Teams.GROUPS),
                    List.of("POST", "/api/scim/v2/Bulk"),
                    List.of("POST", People.USERS + "/.search"),
                    List.of("POST", "/api/scim/v2/Me")));
            method = target.get(0);
            path = target.get(1);
        }

        String method() {
            return method;
        }

        String path() {
            return path;
        }

        JsonObject body() {
            if (path.endsWith("/Bulk")) {
                return Json.createObjectBuilder()
                        .add(
                                "schemas",
                                Json.createArrayBuilder().add("urn:ietf:params:scim:api:messages:2.0:BulkRequest"))
                        .add(
                                "Operations",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("method", "POST")
                                                .add("path", "/Users")
                                                .add("bulkId", "b")
                                                .add("data", resource())))
                        .build();
            }
            return method.equals("PATCH") ? patch() : resource();
        }

        private JsonObject patch() {
            JsonObjectBuilder operation = Json.createObjectBuilder().add("op", oneOf(List.of("add", "replace")));
            if (random.nextBoolean()) {
                operation.add("path", oneOf(KEYS)).add("value", value());
            } else {
                operation.add("value", resource());
            }
            return Json.createObjectBuilder()
                    .add("schemas", Json.createArrayBuilder().add("urn:ietf:params:scim:api:messages:2.0:PatchOp"))
                    .add("Operations", Json.createArrayBuilder().add(operation))
                    .build();
        }

        private JsonObject resource() {
            JsonObjectBuilder resource = Json.createObjectBuilder()
                    .add("userName", oneOf(NAMES))
                    .add("displayName", oneOf(NAMES) + random.nextInt(50))
                    .add("externalId", oneOf(NAMES))
                    .add("password", PASSWORD);
            for (int i = random.nextInt(5); i > 0; i--) {
                resource.add(oneOf(KEYS), value());
            }
            return resource.build();
        }

        private JsonValue value() {
            return oneOf(List.<JsonValue>of(
                    JsonValue.TRUE,
                    Json.createValue("admin"),
                    Json.createValue("manage-user-directories"),
                    Json.createArrayBuilder().add("manage-user-directories").build(),
                    Json.createArrayBuilder()
                            .add(Json.createObjectBuilder().add("value", "administrator"))
                            .build(),
                    Json.createObjectBuilder().add("value", "admin").build()));
        }

        private <T> T oneOf(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
