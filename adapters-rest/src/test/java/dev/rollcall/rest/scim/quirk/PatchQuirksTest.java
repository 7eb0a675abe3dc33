package dev.rollcall.rest.scim.quirk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.domain.scim.patch.ReplaceWithoutMatch;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchQuirksTest {

    private static final String SCHEMAS = "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],";

    private static List<String> in(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonLimits limits = JsonLimits.ofBody(bytes.length);
        return PatchQuirks.in(
                (Complex) JsonReader.read(new ByteArrayInputStream(bytes), limits), CoreSchemas.USER, limits);
    }

    private static List<String> inOperation(String operation) {
        return in("{" + SCHEMAS + "\"Operations\":[" + operation + "]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "operationInCapitals | {\"op\":\"Replace\",\"path\":\"title\",\"value\":\"x\"}",
                "booleanAsText | {\"op\":\"replace\",\"path\":\"active\",\"value\":\"False\"}",
                "booleanAsText | {\"op\":\"add\",\"path\":\"emails[type eq \\\"work\\\"].primary\",\"value\":\"true\"}",
                "numberForText | {\"op\":\"replace\",\"path\":\"title\",\"value\":7}",
                "elementWithoutList | {\"op\":\"add\",\"path\":\"emails\",\"value\":{\"value\":\"x\"}}",
                "emptyValueClears | {\"op\":\"replace\",\"path\":\"title\",\"value\":\"\"}",
                "emptyValueClears | {\"op\":\"replace\",\"path\":\"title\",\"value\":null}",
                "wrappedValue | {\"op\":\"replace\",\"path\":\"displayName\",\"value\":[{\"value\":\"x\"}]}",
                "objectAsText | {\"op\":\"add\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager\",\"value\":\"1\"}",
                "pathsAsKeys | {\"op\":\"replace\",\"value\":{\"name.givenName\":\"x\"}}",
                "pathsAsKeys | {\"op\":\"replace\",\"value\":{\"emails[type eq \\\"work\\\"].value\":\"x\"}}",
                "pathsAsKeys | {\"op\":\"replace\",\"value\":{\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department\":\"x\"}}",
                "dotAfterUrn | {\"op\":\"add\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department\",\"value\":\"x\"}",
                "extensionAttributeWithoutUrn | {\"op\":\"add\",\"path\":\"department\",\"value\":\"x\"}",
                "removalWithValue | {\"op\":\"remove\",\"path\":\"roles\",\"value\":[{\"value\":\"x\"}]}",
                "patchValueAsText | {\"op\":\"replace\",\"value\":\"{\\\"title\\\":\\\"x\\\"}\"}"
            })
    void namesTheOneDeviation(String name, String operation) {
        assertThat(inOperation(operation)).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            booleanAsText     | {"active":"False"}
            numberForText     | {"title":7}
            emptyValueClears  | {"title":""}
            emptyValueClears  | {"title":null}
            wrappedValue      | {"displayName":[{"value":"x"}]}
            elementWithoutList | {"emails":{"value":"x"}}
            objectAsText      | {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":"1"}}
            extensionAttributeWithoutUrn | {"department":"x"}
            """)
    void namesTheOneDeviationInAnObjectWithoutPath(String name, String value) {
        assertThat(inOperation("{\"op\":\"replace\",\"value\":" + value + "}")).containsExactly(name);
    }

    @Test
    void namesEachDeviationInAnObjectWithoutPath() {
        assertThat(inOperation("{\"op\":\"replace\",\"value\":{\"active\":\"False\",\"title\":\"\"}}"))
                .containsExactly("booleanAsText", "emptyValueClears");
    }

    @Test
    void namesTheDeviationInAnObjectOnTheSchema() {
        assertThat(inOperation("{\"op\":\"add\",\"path\":\""
                        + CoreSchemas.USER.core().id() + "\",\"value\":{\"active\":\"False\"}}"))
                .containsExactly("booleanAsText");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}",
                "{\"op\":\"add\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"x\"}",
                "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"x\"}]}",
                "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"]\",\"value\":{\"value\":\"x\"}}",
                "{\"op\":\"remove\",\"path\":\"title\"}",
                "{\"op\":\"replace\",\"path\":\"title\",\"value\":true}",
                "{\"op\":\"replace\",\"value\":{\"title\":\"x\",\"name\":{\"givenName\":\"y\"},"
                        + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"department\":\"z\"}}}",
                "{\"op\":\"add\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager\",\"value\":{\"value\":\"1\"}}",
                "{}",
                "\"no operation\""
            })
    void namesNothingWhereNothingDeviates(String operation) {
        assertThat(inOperation(operation)).isEmpty();
    }

    @Test
    void theDocumentationHasTheNameOfEach() throws IOException {
        List<String> names =
                new ArrayList<>(PatchQuirks.ALL.stream().map(Quirk::name).toList());
        names.addAll(List.of(PatchValueAsText.NAME, ReplaceWithoutMatch.NAME, "unknownAttribute:…"));

        assertThat(documented()).containsExactlyInAnyOrderElementsOf(names);
    }

    private static List<String> documented() throws IOException {
        String page = Files.readString(Path.of("../docs/scim.md"));
        String table = page.substring(page.indexOf("What is tolerated of a PATCH"), page.indexOf("## Limits"));
        return Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(table)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(in("{\"Operations\":[]}")).containsExactly("noPatchSchema", "noOperations");
        assertThat(in("{" + SCHEMAS + "\"operations\":[]}")).containsExactly("noOperations");
        assertThat(in("{}")).containsExactly("noPatchSchema");
    }
}
