package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Hostile operations in good bulk requests: each is answered for itself, never with a failure of the server, whatever
 * the others are. 50 requests by default, 3,000 with the profile "proof".
 */
interface BulkFuzzCases extends RunningRollcall {

    /** What may stand where something else is expected. */
    List<String> ODD = List.of(
            "null",
            "true",
            "-1e40",
            "\"\"",
            "\"😀\"",
            "\"../../admin\"",
            "\"' or '1'='1\"",
            "\"bulkId:\"",
            "\"bulkId:bulkId:a\"",
            "\"bulkId:nobody\"",
            "\"" + "x".repeat(5_000) + "\"",
            "[]",
            "[\"bulkId:a\"]",
            "[".repeat(20) + "]".repeat(20),
            "{}",
            "{\"bulkId\":\"a\"}",
            "{\"\":{\"\":null}}");

    List<String> METHODS = List.of("POST", "PUT", "PATCH", "DELETE", "post", "PaTcH", "GET");

    List<String> PATHS = List.of(
            "/Users",
            "/Groups",
            "/Users/bulkId:a",
            "/Groups/bulkId:b",
            "/Users/bulkId:b",
            "/users/BULKID:a",
            "Users/bulkId:a",
            "/Users/bulkId:c",
            "/Users/",
            "//Users",
            "/Users/bulkId:a/",
            "/Users/bulkId:a?attributes=id",
            "/Users/%00",
            "/Users/../Groups",
            "/Bulk",
            "/Me",
            "https://example.com/api/scim/v2/Users");

    List<String> BULK_IDS = List.of("a", "b", "c", "d", "A", "bulkId:a", "a b", "'");

    List<String> VERSIONS = List.of("*", "W/\\\"1\\\"", "W/\\\"2\\\"", "\\\"1\\\"", "1", "W/\\\"");

    String USER =
            "{\"userName\":\"NAME\",\"active\":true,\"emails\":[{\"type\":\"work\",\"value\":\"NAME@example.com\"}],"
                    + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":{\"value\":\"bulkId:c\"}}}";

    String GROUP = "{\"displayName\":\"NAME\",\"members\":[{\"value\":\"bulkId:a\"},{\"value\":\"bulkId:d\"}]}";

    String USER_PATCH = "{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Dr.\"},"
            + "{\"op\":\"remove\",\"path\":\"emails[type eq \\\"work\\\"]\"}]}";

    String GROUP_PATCH = "{\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"bulkId:a\"}]},"
            + "{\"op\":\"remove\",\"path\":\"members[value eq \\\"bulkId:a\\\"]\"}]}";

    List<String> DATA = List.of(USER, GROUP, USER_PATCH, GROUP_PATCH);

    /** Method, path and data. */
    List<List<String>> GOOD = List.of(
            List.of("POST", "/Users", USER),
            List.of("PUT", "/Users/bulkId:a", USER),
            List.of("PATCH", "/Users/bulkId:a", USER_PATCH),
            List.of("DELETE", "/Users/bulkId:a", "null"),
            List.of("POST", "/Groups", GROUP),
            List.of("PUT", "/Groups/bulkId:b", GROUP),
            List.of("PATCH", "/Groups/bulkId:b", GROUP_PATCH),
            List.of("DELETE", "/Groups/bulkId:b", "null"));

    /** A value in JSON behind the name of its member. */
    Pattern VALUE = Pattern.compile(":(\"(?:[^\"\\\\]|\\\\.)*\"|true)");

    @Test
    default void noOperationHarmsTheOthersOrTheServer() {
        Caller idp = newDirectory().idp();
        Random random = new Random(7644);
        Map<String, Integer> ends = new TreeMap<>();
        for (int i = Boolean.getBoolean("rollcall.proof") ? 3_000 : 50; i > 0; i--) {
            List<String> operations = operations(random);
            String sent = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                    + String.join(",", operations) + "]}";
            Answer answer = idp.post("/api/scim/v2/Bulk", sent);
            assertThat(answer.status())
                    .as("%s was answered %s", sent, answer.body())
                    .isEqualTo(200);
            List<JsonObject> results = answer.json().getJsonArray("Operations").getValuesAs(JsonObject.class);
            assertThat(results).as(sent).hasSameSizeAs(operations);
            for (JsonObject result : results) {
                String status = result.getString("status");
                assertThat(Integer.parseInt(status))
                        .as("%s in %s", result, sent)
                        .isBetween(200, 499);
                ends.merge(status, 1, Integer::sum);
            }
        }
        assertThat(ends).containsKeys("200", "201", "204", "400", "404", "409", "412");
    }

    /** Some that are hostile among two that create what they refer to. */
    private static List<String> operations(Random random) {
        List<String> operations = new ArrayList<>();
        operations.add(operation("POST", "/Users", "\"bulkId\":\"a\"", fresh(USER.replace("bulkId:c", "x"))));
        operations.add(operation("POST", "/Groups", "\"bulkId\":\"b\"", fresh(GROUP.replace("bulkId:d", "bulkId:a"))));
        for (int i = random.nextInt(6); i >= 0; i--) {
            operations.add(VALUE.matcher(hostile(random))
                    .replaceAll(value -> Matcher.quoteReplacement(
                            random.nextInt(15) == 0 ? ":" + any(ODD, random) : value.group())));
        }
        Collections.shuffle(operations, random);
        return operations;
    }

    /** A good operation of which some parts may be those of others. */
    private static String hostile(Random random) {
        List<String> good = GOOD.get(random.nextInt(GOOD.size()));
        String names = "\"bulkId\":\"" + any(BULK_IDS, random) + "\"";
        if (random.nextInt(3) == 0) {
            names += ",\"version\":\"" + any(VERSIONS, random) + "\"";
        }
        return operation(
                or(good.get(0), METHODS, random),
                or(good.get(1), PATHS, random),
                names,
                fresh(or(good.get(2), DATA, random)));
    }

    private static String or(String good, List<String> others, Random random) {
        return random.nextInt(5) == 0 ? any(others, random) : good;
    }

    private static String operation(String method, String path, String names, String data) {
        return "{\"method\":\"" + method + "\",\"path\":\"" + path + "\"," + names + ",\"data\":" + data + "}";
    }

    private static String fresh(String data) {
        return data.replace("NAME", People.newName());
    }

    private static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
