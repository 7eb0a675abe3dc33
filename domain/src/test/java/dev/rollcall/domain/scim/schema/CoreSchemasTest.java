package dev.rollcall.domain.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The characteristics of every attribute, written down from RFC 7643, 8.7.1 and 8.7.2 (and 3.1, 5 and 2.4 where the
 * schemas there leave an attribute out). A line lists what differs from an optional, single, case-insensitive, readable
 * and writable string.
 */
class CoreSchemasTest {

    private static final String VALUED =
            "%1$s complex multi; %1$s.value; %1$s.display; %1$s.type; %1$s.primary boolean; ";

    @Test
    void describeTheUserAsTheRfcDoes() {
        assertThat(lines(CoreSchemas.USER.core()))
                .containsExactlyElementsOf(table("""
                        userName required server; name complex; name.formatted; name.familyName; name.givenName;
                        name.middleName; name.honorificPrefix; name.honorificSuffix; displayName; nickName;
                        profileUrl reference; title; userType; preferredLanguage; locale; timezone; active boolean;
                        password writeOnly never;
                        """
                        + String.format(VALUED, "emails")
                        + String.format(VALUED, "phoneNumbers")
                        + String.format(VALUED, "ims")
                        + String.format(VALUED, "photos").replace("photos.value", "photos.value reference")
                        + """
                        addresses complex multi; addresses.formatted; addresses.streetAddress; addresses.locality;
                        addresses.region; addresses.postalCode; addresses.country; addresses.type;
                        addresses.primary boolean; groups complex multi readOnly; groups.value readOnly;
                        groups.$ref reference readOnly; groups.display readOnly; groups.type readOnly;
                        """
                        + String.format(VALUED, "entitlements")
                        + String.format(VALUED, "roles")
                        + String.format(VALUED, "x509Certificates")
                                .replace("x509Certificates.value", "x509Certificates.value binary exact")));
    }

    @Test
    void describeTheEnterpriseUserAsTheRfcDoes() {
        assertThat(lines(CoreSchemas.ENTERPRISE_USER)).containsExactlyElementsOf(table("""
                        employeeNumber; costCenter; organization; division; department; manager complex;
                        manager.value; manager.$ref reference; manager.displayName readOnly
                        """));
    }

    @Test
    void describeTheGroupAsTheRfcDoes() {
        assertThat(lines(CoreSchemas.GROUP.core())).containsExactlyElementsOf(table("""
                        displayName required; members complex multi; members.value immutable;
                        members.$ref reference immutable; members.display readOnly; members.type immutable
                        """));
    }

    @Test
    void describeTheCommonAttributesAsTheRfcDoes() {
        assertThat(lines(CommonAttributes.ALL)).containsExactlyElementsOf(table("""
                        schemas reference multi required exact readOnly always; id exact readOnly always server;
                        externalId exact; meta complex readOnly; meta.resourceType exact readOnly;
                        meta.created dateTime readOnly; meta.lastModified dateTime readOnly;
                        meta.location reference exact readOnly; meta.version exact readOnly
                        """));
    }

    @Test
    void describeTheServiceProviderConfigAsTheRfcDoes() {
        assertThat(lines(CoreSchemas.SERVICE_PROVIDER_CONFIG)).containsExactlyElementsOf(table("""
                        documentationUri reference readOnly; patch complex required readOnly;
                        patch.supported boolean required readOnly; bulk complex required readOnly;
                        bulk.supported boolean required readOnly; bulk.maxOperations integer required readOnly;
                        bulk.maxPayloadSize integer required readOnly; filter complex required readOnly;
                        filter.supported boolean required readOnly; filter.maxResults integer required readOnly;
                        changePassword complex required readOnly; changePassword.supported boolean required readOnly;
                        sort complex required readOnly; sort.supported boolean required readOnly;
                        etag complex required readOnly; etag.supported boolean required readOnly;
                        pagination complex readOnly; pagination.cursor boolean required readOnly;
                        pagination.index boolean required readOnly; pagination.defaultPaginationMethod readOnly;
                        pagination.defaultPageSize integer readOnly; pagination.maxPageSize integer readOnly;
                        pagination.cursorTimeout integer readOnly;
                        authenticationSchemes complex multi required readOnly;
                        authenticationSchemes.type required readOnly; authenticationSchemes.name required readOnly;
                        authenticationSchemes.description required readOnly;
                        authenticationSchemes.specUri reference readOnly;
                        authenticationSchemes.documentationUri reference readOnly;
                        authenticationSchemes.primary boolean readOnly
                        """));
    }

    @Test
    void describeTheResourceTypeAsTheRfcDoes() {
        assertThat(lines(CoreSchemas.RESOURCE_TYPE)).containsExactlyElementsOf(table("""
                        id readOnly; name required readOnly; description readOnly; endpoint reference required readOnly;
                        schema reference required exact readOnly; schemaExtensions complex multi required readOnly;
                        schemaExtensions.schema reference required exact readOnly;
                        schemaExtensions.required boolean required readOnly
                        """));
    }

    @Test
    void describeTheSchemaAsTheRfcDoes() {
        String characteristics = """
                %1$s.name required exact readOnly; %1$s.type required readOnly; %1$s.multiValued boolean required readOnly;
                %1$s.description exact readOnly; %1$s.required boolean readOnly; %1$s.canonicalValues multi exact readOnly;
                %1$s.caseExact boolean readOnly; %1$s.mutability exact readOnly; %1$s.returned exact readOnly;
                %1$s.uniqueness exact readOnly; %1$s.referenceTypes multi exact readOnly;
                """;
        assertThat(lines(CoreSchemas.SCHEMA))
                .containsExactlyElementsOf(table("""
                        id required readOnly; name required readOnly; description readOnly;
                        attributes complex multi required readOnly;
                        """
                        + String.format(characteristics, "attributes")
                        + "attributes.subAttributes complex multi readOnly;"
                        + String.format(characteristics, "attributes.subAttributes")));
    }

    @Test
    void suggestTheValuesOfTheRfc() {
        assertThat(canonical(CoreSchemas.USER, "emails", "type")).containsExactly("work", "home", "other");
        assertThat(canonical(CoreSchemas.USER, "phoneNumbers", "type"))
                .containsExactly("work", "home", "mobile", "fax", "pager", "other");
        assertThat(canonical(CoreSchemas.USER, "ims", "type"))
                .containsExactly("aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo");
        assertThat(canonical(CoreSchemas.USER, "photos", "type")).containsExactly("photo", "thumbnail");
        assertThat(canonical(CoreSchemas.USER, "addresses", "type")).containsExactly("work", "home", "other");
        assertThat(canonical(CoreSchemas.USER, "groups", "type")).containsExactly("direct", "indirect");
        assertThat(canonical(CoreSchemas.USER, "roles", "type")).isEmpty();
        assertThat(canonical(CoreSchemas.GROUP, "members", "type")).containsExactly("User", "Group");
    }

    @Test
    void sayWhereReferencesLead() {
        assertThat(sub(CoreSchemas.GROUP, "members", "$ref").referenceTypes()).containsExactly("User", "Group");
        assertThat(sub(CoreSchemas.USER, "groups", "$ref").referenceTypes()).containsExactly("User", "Group");
        assertThat(sub(CoreSchemas.USER, "manager", "$ref").referenceTypes()).containsExactly("User");
        assertThat(sub(CoreSchemas.USER, "photos", "value").referenceTypes()).containsExactly("external");
    }

    @Test
    void describeEveryAttributeInASentence() {
        List<String> missing = new ArrayList<>();
        for (Schema schema : CoreSchemas.published()) {
            collectUndescribed(schema.attributes(), missing);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void publishUsersFirstAndLeaveOutSchemasWithoutAttributes() {
        assertThat(CoreSchemas.resourceTypes()).extracting(ResourceType::name).containsExactly("User", "Group");
        assertThat(CoreSchemas.published())
                .extracting(Schema::id)
                .startsWith("urn:ietf:params:scim:schemas:core:2.0:User")
                .contains("urn:ietf:params:scim:schemas:extension:rollcall:2.0:Group")
                .doesNotContain("urn:ietf:params:scim:schemas:extension:rollcall:2.0:User")
                .doesNotHaveDuplicates()
                .hasSize(7);
        assertThat(CoreSchemas.USER.core().description()).isEqualTo("User Account");
    }

    @Test
    void publishAResourceTypeAsTheRfcDoes() {
        assertThat(CoreSchemas.USER.toTree()).isEqualTo(Tree.object("""
                                {'schemas':['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],'id':'User','name':'User',
                                 'endpoint':'/Users','description':'User Account','schema':'USER',
                                 'schemaExtensions':[{'schema':'ENT','required':false}]}
                                """));
    }

    @Test
    void publishASchemaWithAllCharacteristics() {
        Complex tree = CoreSchemas.USER.core().toTree();

        assertThat(tree.names()).containsExactly("schemas", "id", "name", "description", "attributes");
        assertThat(tree.get("schemas")).isEqualTo(Many.of(new Text("urn:ietf:params:scim:schemas:core:2.0:Schema")));
        Complex emails = attribute(tree, "attributes", "emails");
        assertThat(emails.without("subAttributes").without("description")).isEqualTo(Tree.object("""
                                {'name':'emails','type':'complex','multiValued':true,'required':false,'caseExact':false,
                                 'mutability':'readWrite','returned':'default','uniqueness':'none'}
                                """));
        assertThat(attribute(emails, "subAttributes", "type").get("canonicalValues"))
                .isEqualTo(Tree.value("['work','home','other']"));
        assertThat(attribute(tree, "attributes", "profileUrl").get("referenceTypes"))
                .isEqualTo(Tree.value("['external']"));
        assertThat(attribute(tree, "attributes", "userName").get("required")).isEqualTo(Flag.TRUE);
        assertThat(attribute(tree, "attributes", "userName").names())
                .doesNotContain("subAttributes", "canonicalValues");
    }

    private static Complex attribute(Complex tree, String list, String name) {
        return ((Many) tree.get(list))
                .complexElements()
                .filter(attribute -> attribute.text("name").orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void collectUndescribed(Attributes attributes, List<String> missing) {
        for (Attribute attribute : attributes) {
            if (!attribute.description().endsWith(".")) {
                missing.add(attribute.name());
            }
            collectUndescribed(attribute.subAttributes(), missing);
        }
    }

    private static List<String> canonical(ResourceType type, String name, String subName) {
        return sub(type, name, subName).canonicalValues();
    }

    private static Attribute sub(ResourceType type, String name, String subName) {
        return type.locate(name).attribute().subAttribute(subName);
    }

    private static List<String> table(String text) {
        return text.lines()
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ")
                .transform(line -> List.of(line.trim().split("\\s*;\\s*")));
    }

    private static List<String> lines(Schema schema) {
        return lines(schema.attributes());
    }

    private static List<String> lines(Attributes attributes) {
        List<String> lines = new ArrayList<>();
        collect("", attributes, lines);
        return lines;
    }

    private static void collect(String prefix, Attributes attributes, List<String> lines) {
        for (Attribute attribute : attributes) {
            lines.add(line(prefix + attribute.name(), attribute));
            collect(prefix + attribute.name() + ".", attribute.subAttributes(), lines);
        }
    }

    private static String line(String name, Attribute attribute) {
        StringBuilder line = new StringBuilder(name);
        append(line, attribute.type() != AttributeType.STRING, attribute.type().json());
        append(line, attribute.isMultiValued(), "multi");
        append(line, attribute.isRequired(), "required");
        append(line, attribute.isCaseExact(), "exact");
        append(
                line,
                attribute.mutability() != Mutability.READ_WRITE,
                attribute.mutability().json());
        append(
                line,
                attribute.returned() != Returned.DEFAULT,
                attribute.returned().json());
        append(
                line,
                attribute.uniqueness() != Uniqueness.NONE,
                attribute.uniqueness().json());
        return line.toString();
    }

    private static void append(StringBuilder line, boolean said, String word) {
        line.append(said ? " " + word : "");
    }
}
