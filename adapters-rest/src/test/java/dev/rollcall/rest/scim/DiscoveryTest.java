package dev.rollcall.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.rest.http.InMemorySurface.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    private final SurfaceInMemory server = SurfaceInMemory.empty();

    @Test
    void publishesWhatIsSupportedAndTheLimits() {
        Complex config = server.get("/ServiceProviderConfig").json();
        assertThat(config.complex("patch").get("supported")).isEqualTo(Flag.TRUE);
        assertThat(config.complex("etag").get("supported")).isEqualTo(Flag.TRUE);
        assertThat(config.complex("bulk").get("supported")).isEqualTo(Flag.TRUE);
        assertThat(config.complex("sort").get("supported")).isEqualTo(Flag.TRUE);
        assertThat(config.complex("changePassword").get("supported")).isEqualTo(Flag.FALSE);
        assertThat(config.complex("filter").get("maxResults")).isEqualTo(Numeric.of(1000));
        assertThat(config.complex("pagination").get("cursor")).isEqualTo(Flag.TRUE);
        assertThat(config.complex("meta").text("location")).contains(SurfaceInMemory.BASE + "/ServiceProviderConfig");
    }

    @Test
    void describesItsConfigurationOnlyWithAttributesOfItsSchema() {
        Complex config = server.get("/ServiceProviderConfig").json();
        Schema schema = CoreSchemas.SERVICE_PROVIDER_CONFIG;
        assertThat(config.names().stream()
                        .filter(name -> !List.of("schemas", "meta").contains(name)))
                .allSatisfy(name ->
                        assertThat(schema.attributes().named(name)).as(name).isNotNull());
    }

    @Test
    void hasEveryAttributeOfTheConfigurationThatIsRequired() {
        Complex config = server.get("/ServiceProviderConfig").json();
        for (Attribute attribute : CoreSchemas.SERVICE_PROVIDER_CONFIG.attributes()) {
            Value value = config.get(attribute.name());
            if (value == null) {
                assertThat(attribute.isRequired()).as(attribute.name()).isFalse();
                continue;
            }
            Stream<Complex> holders =
                    value instanceof Many many ? many.complexElements() : Stream.of(config.complex(attribute.name()));
            assertThat(holders).isNotEmpty().allSatisfy(holder -> assertThat(holder.names())
                    .containsAll(required(attribute)));
        }
    }

    @Test
    void listsUsersBeforeGroups() {
        assertThat(resources(server.get("/ResourceTypes")).stream()
                        .map(type -> type.text("id").orElseThrow()))
                .containsExactly("User", "Group");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ResourceTypes", "/Schemas"})
    void answersEveryListedDocumentByItsLocation(String list) {
        for (Complex document : resources(server.get(list))) {
            String location = document.complex("meta").text("location").orElseThrow();
            assertThat(location).startsWith(SurfaceInMemory.BASE + list + "/");
            assertThat(server.get(location.substring(SurfaceInMemory.BASE.length()))
                            .json())
                    .isEqualTo(document);
        }
    }

    @Test
    void publishesTheSchemasThatClientsLookFor() {
        Answer list = server.get("/Schemas");
        List<String> ids = resources(list).stream()
                .map(schema -> schema.text("id").orElseThrow())
                .toList();
        assertThat(ids)
                .contains(
                        "urn:ietf:params:scim:schemas:core:2.0:User",
                        "urn:ietf:params:scim:schemas:core:2.0:Group",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                        "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
        assertThat(list.json().get("totalResults")).isEqualTo(Numeric.of(ids.size()));
        assertThat(list.body()).doesNotContain("null");
    }

    @Test
    void publishesTheSchemasOfEveryTypeAndNoneOfAMessage() {
        List<String> ids = resources(server.get("/Schemas")).stream()
                .map(schema -> schema.text("id").orElseThrow())
                .toList();
        for (Complex type : resources(server.get("/ResourceTypes"))) {
            assertThat(ids).contains(type.text("schema").orElseThrow());
            assertThat(((Many) type.get("schemaExtensions")).complexElements())
                    .isNotEmpty()
                    .allSatisfy(extension ->
                            assertThat(ids).contains(extension.text("schema").orElseThrow()));
        }
        assertThat(ids).noneMatch(id -> id.startsWith("urn:ietf:params:scim:api:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Schemas/urn:unknown", "/ResourceTypes/Robot", "/ServiceProviderConfig/1"})
    void knowsNoOtherDocuments(String path) {
        assertThat(server.as("east").get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Schemas", "/ResourceTypes", "/ServiceProviderConfig"})
    void cannotBeFiltered(String path) {
        assertThat(server.get(path + "?filter=id+eq+%22x%22").status()).isEqualTo(403);
        assertThat(server.get(path + "?attributes=id&sortBy=id&startIndex=2&count=1")
                        .body())
                .isEqualTo(server.get(path).body());
    }

    @Test
    void namesDocumentsInAnyLetterCase() {
        assertThat(server.get("/resourcetypes/user").status()).isEqualTo(200);
        assertThat(server.get("/schemas/URN:ietf:params:scim:schemas:core:2.0:user")
                        .status())
                .isEqualTo(200);
    }

    private static List<String> required(Attribute attribute) {
        return attribute.subAttributes().inOrder().stream()
                .filter(Attribute::isRequired)
                .map(Attribute::name)
                .toList();
    }

    private static List<Complex> resources(Answer list) {
        return ((Many) list.json().get("Resources")).complexElements().toList();
    }
}
