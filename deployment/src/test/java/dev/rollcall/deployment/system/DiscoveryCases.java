package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The three discovery documents (RFC 7644, 4), which need no token. */
interface DiscoveryCases extends RunningRollcall {

    String SCIM = "/api/scim/v2";

    @Test
    default void theConfigurationSaysWhatWorks() {
        JsonObject config =
                anybody().get(SCIM + "/ServiceProviderConfig").expect(200).json();
        assertThat(config.getJsonObject("patch").getBoolean("supported")).isTrue();
        assertThat(config.getJsonObject("filter").getInt("maxResults")).isEqualTo(1000);
        assertThat(config.getJsonObject("bulk").getBoolean("supported")).isTrue();
        assertThat(config.getJsonArray("authenticationSchemes")).isNotEmpty();
        assertThat(config.getJsonObject("meta").getString("location"))
                .isEqualTo(address() + SCIM + "/ServiceProviderConfig");
    }

    @TestFactory
    default Stream<DynamicTest> everyListedDocumentIsAtItsLocation() {
        return Stream.of("/ResourceTypes", "/Schemas")
                .flatMap(
                        list -> anybody()
                                .get(SCIM + list)
                                .expect(200)
                                .json()
                                .getJsonArray("Resources")
                                .getValuesAs(JsonObject.class)
                                .stream())
                .map(document -> DynamicTest.dynamicTest(document.getString("id"), () -> {
                    String location = document.getJsonObject("meta").getString("location");
                    assertThat(location).startsWith(address() + SCIM);
                    assertThat(anybody()
                                    .get(location.substring(address().toString().length()))
                                    .expect(200)
                                    .json())
                            .isEqualTo(document);
                }));
    }

    @Test
    default void theSchemasAreThoseThatClientsLookFor() {
        Answer schemas = anybody().get(SCIM + "/schemas").expect(200);
        assertThat(schemas.body())
                .contains(
                        "\"urn:ietf:params:scim:schemas:core:2.0:User\"",
                        "\"urn:ietf:params:scim:schemas:core:2.0:Group\"",
                        "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"")
                .doesNotContain("null");
        assertThat(schemas.header("Content-Type")).startsWith("application/scim+json");
    }

    @Test
    default void aBadTokenDoesNotCloseThem() {
        anybody().bearing("bad").get(SCIM + "/ResourceTypes").expect(200);
        newDirectory().idp().get(SCIM + "/ResourceTypes").expect(200);
    }
}
