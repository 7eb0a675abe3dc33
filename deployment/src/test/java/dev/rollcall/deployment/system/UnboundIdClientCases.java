package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.UUID;
import org.glassfish.jersey.apache.connector.ApacheConnectorProvider;
import org.glassfish.jersey.client.ClientConfig;
import org.junit.jupiter.api.Test;

/** The SCIM client library of UnboundID (Ping Identity) against Rollcall. */
interface UnboundIdClientCases extends RunningRollcall {

    /** What a test does with the client of one directory. */
    interface Work {
        void with(ScimService scim) throws ScimException;
    }

    @Test
    default void unboundIdManagesAUser() throws ScimException {
        asUnboundId(scim -> {
            UserResource created = scim.create("Users", janeDoe());
            assertThat(created.getMeta().getLocation()).hasPath("/api/scim/v2/Users/" + created.getId());

            UserResource read = scim.retrieve("Users", created.getId(), UserResource.class);
            assertThat(read.getName().getFamilyName()).isEqualTo("Doe");

            UserResource replaced = scim.replace(read.setDisplayName("Jane D."));
            assertThat(replaced.getDisplayName()).isEqualTo("Jane D.");

            UserResource patched = scim.modifyRequest(replaced)
                    .replaceValue("active", false)
                    .replaceValue("emails[type eq \"work\"].value", "jane@example.org")
                    .addValues("roles", "auditor")
                    .removeValues("displayName")
                    .invoke();
            assertThat(patched.getActive()).isFalse();
            assertThat(patched.getDisplayName()).isNull();
            assertThat(patched.getEmails()).extracting(Email::getValue).containsExactly("jane@example.org");

            scim.delete(patched);
            assertThatThrownBy(() -> scim.retrieve("Users", created.getId(), UserResource.class))
                    .isInstanceOf(ResourceNotFoundException.class);
        });
    }

    @Test
    default void unboundIdFindsUsers() throws ScimException {
        asUnboundId(scim -> {
            UserResource jane = scim.create("Users", janeDoe());
            scim.create("Users", janeDoe());
            var found = scim.search("Users", "userName eq \"" + jane.getUserName() + "\"", UserResource.class);
            assertThat(found.getTotalResults()).isEqualTo(1);
            assertThat(found.getResources()).extracting(UserResource::getId).containsExactly(jane.getId());
            var page = scim.searchRequest("Users")
                    .filter("name.familyName eq \"doe\"")
                    .page(2, 1)
                    .attributes("userName")
                    .invoke(UserResource.class);
            assertThat(page.getTotalResults()).isEqualTo(2);
            assertThat(page.getResources()).singleElement().satisfies(user -> {
                assertThat(user.getUserName()).isNotBlank();
                assertThat(user.getName()).isNull();
            });
        });
    }

    @Test
    default void unboundIdIsToldOfADuplicate() throws ScimException {
        asUnboundId(scim -> {
            UserResource jane = janeDoe();
            scim.create("Users", jane);
            assertThatThrownBy(() -> scim.create("Users", jane))
                    .isInstanceOfSatisfying(ResourceConflictException.class, refused -> assertThat(
                                    refused.getScimError().getScimType())
                            .isEqualTo("uniqueness"));
        });
    }

    @Test
    default void unboundIdReadsTheDiscoveryDocuments() throws ScimException {
        asUnboundId(scim -> {
            assertThat(scim.getServiceProviderConfig().getPatch().isSupported()).isTrue();
            assertThat(scim.getResourceTypes().getResources())
                    .extracting(type -> type.getName())
                    .containsExactly("User", "Group");
            assertThat(scim.getSchemas().getResources())
                    .extracting(schema -> schema.getId())
                    .contains("urn:ietf:params:scim:schemas:core:2.0:User");
        });
    }

    private void asUnboundId(Work work) throws ScimException {
        ConnectedDirectory directory = newDirectory();
        String token = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");
        ClientRequestFilter authorisation =
                request -> request.getHeaders().putSingle("Authorization", "Bearer " + token);
        ClientConfig overApache = new ClientConfig().connectorProvider(new ApacheConnectorProvider());
        try (Client client = ClientBuilder.newClient(overApache).register(authorisation)) {
            work.with(new ScimService(client.target(address()).path("api/scim/v2")));
        }
    }

    private static UserResource janeDoe() {
        return new UserResource()
                .setUserName("jane-" + UUID.randomUUID() + "@example.com")
                .setName(new Name().setGivenName("Jane").setFamilyName("Doe"))
                .setDisplayName("Jane Doe")
                .setActive(true)
                .setEmails(
                        new Email().setType("work").setValue("jane@example.com").setPrimary(true));
    }
}
