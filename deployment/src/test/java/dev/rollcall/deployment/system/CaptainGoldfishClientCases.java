package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.schemas.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The SCIM client library of Captain Goldfish against Rollcall; it is strict about media types, headers and schemas. */
interface CaptainGoldfishClientCases extends RunningRollcall {

    @Test
    default void captainGoldfishManagesAUser() {
        try (ScimRequestBuilder scim = captainGoldfish()) {
            User created = resource(scim.create(User.class, EndpointPaths.USERS)
                    .setResource(janeDoe())
                    .sendRequest());
            String id = created.getId().orElseThrow();

            User read = resource(scim.get(User.class, EndpointPaths.USERS, id).sendRequest());
            assertThat(read.getName().flatMap(Name::getFamilyName)).contains("Doe");

            read.setDisplayName("Jane D.");
            User replaced = resource(scim.update(User.class, EndpointPaths.USERS, id)
                    .setResource(read)
                    .sendRequest());
            assertThat(replaced.getDisplayName()).contains("Jane D.");

            User patched = resource(scim.patch(User.class, EndpointPaths.USERS, id)
                    .addOperation()
                    .path("active")
                    .op(PatchOp.REPLACE)
                    .value("false")
                    .next()
                    .path("emails[type eq \"work\"].value")
                    .op(PatchOp.REPLACE)
                    .value("jane@example.org")
                    .next()
                    .path("displayName")
                    .op(PatchOp.REMOVE)
                    .build()
                    .sendRequest());
            assertThat(patched.isActive()).contains(false);
            assertThat(patched.getDisplayName()).isEmpty();
            assertThat(patched.getEmails())
                    .extracting(email -> email.getValue().orElseThrow())
                    .containsExactly("jane@example.org");

            assertThat(scim.delete(User.class, EndpointPaths.USERS, id)
                            .sendRequest()
                            .getHttpStatus())
                    .isEqualTo(204);
            assertThat(scim.get(User.class, EndpointPaths.USERS, id)
                            .sendRequest()
                            .getHttpStatus())
                    .isEqualTo(404);
        }
    }

    @Test
    default void captainGoldfishFindsUsers() {
        try (ScimRequestBuilder scim = captainGoldfish()) {
            User jane = janeDoe();
            scim.create(User.class, EndpointPaths.USERS).setResource(jane).sendRequest();
            scim.create(User.class, EndpointPaths.USERS).setResource(janeDoe()).sendRequest();
            var found = scim.list(User.class, EndpointPaths.USERS)
                    .filter("userName", Comparator.EQ, jane.getUserName().orElseThrow())
                    .build()
                    .get()
                    .sendRequest();
            assertThat(resource(found).getListedResources())
                    .singleElement()
                    .satisfies(user -> assertThat(user.getUserName()).isEqualTo(jane.getUserName()));
            var all = scim.list(User.class, EndpointPaths.USERS).get().getAll();
            assertThat(resource(all).getListedResources()).hasSize(2);
        }
    }

    @Test
    default void captainGoldfishIsToldOfADuplicate() {
        try (ScimRequestBuilder scim = captainGoldfish()) {
            User jane = janeDoe();
            scim.create(User.class, EndpointPaths.USERS).setResource(jane).sendRequest();
            ServerResponse<User> again = scim.create(User.class, EndpointPaths.USERS)
                    .setResource(jane)
                    .sendRequest();
            assertThat(again.getHttpStatus()).isEqualTo(409);
            assertThat(again.getErrorResponse().getScimType()).contains("uniqueness");
        }
    }

    @Test
    default void captainGoldfishReadsTheDiscoveryDocuments() {
        try (ScimRequestBuilder scim = captainGoldfish()) {
            var discovered = resource(scim.loadMetaConfiguration().sendRequest());
            assertThat(discovered.getServiceProvider().getPatchConfig().isSupported())
                    .isTrue();
            assertThat(discovered.getResourceTypes())
                    .extracting(type -> type.getName())
                    .contains("User", "Group");
            assertThat(discovered.getSchemas())
                    .extracting(Schema::getNonNullId)
                    .contains("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
        }
    }

    private ScimRequestBuilder captainGoldfish() {
        ConnectedDirectory directory = newDirectory();
        String token = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");
        ScimClientConfig settings = ScimClientConfig.builder()
                .httpHeaders(Map.of("Authorization", "Bearer " + token))
                .build();
        return new ScimRequestBuilder(address() + "/api/scim/v2", settings);
    }

    private static <T extends ScimObjectNode> T resource(ServerResponse<T> response) {
        assertThat(response.isSuccess())
                .as("%s %s", response.getHttpStatus(), response.getResponseBody())
                .isTrue();
        return response.getResource();
    }

    private static User janeDoe() {
        return User.builder()
                .userName("jane-" + UUID.randomUUID() + "@example.com")
                .name(Name.builder().givenName("Jane").familyName("Doe").build())
                .displayName("Jane Doe")
                .active(true)
                .emails(List.of(Email.builder()
                        .type("work")
                        .value("jane@example.com")
                        .primary(true)
                        .build()))
                .build();
    }
}
