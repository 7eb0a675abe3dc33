package dev.rollcall.deployment.system;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mistakes that a SCIM client can make, and what each is answered (RFC 7644, 3.12). In paths and bodies {@code {id}} is a
 * user of the directory, {@code {other}} the name of another one.
 */
final class ErrorCatalogue {

    private static final String USER = "/Users/{id}";

    /** One mistake; {@code scimType} is empty where the RFC has no keyword. */
    record Cause(String name, String method, String path, String body, int status, Optional<String> scimType) {

        private static Cause of(String name, String request, String body, int status, String scimType) {
            String[] methodAndPath = request.split(" ", 2);
            return new Cause(
                    name,
                    methodAndPath[0],
                    methodAndPath[1],
                    body,
                    status,
                    Optional.of(scimType).filter(keyword -> !keyword.isEmpty()));
        }
    }

    private ErrorCatalogue() {}

    static List<Cause> causes() {
        return Stream.of(syntax(), values(), conflicts(), patches(), patchPaths(), queries(), addresses(), methods())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Cause> syntax() {
        return List.of(
                Cause.of("no body", "POST /Users", "", 400, "invalidSyntax"),
                Cause.of("no body of a PUT", "PUT " + USER, "", 400, "invalidSyntax"),
                Cause.of("no body of a PATCH", "PATCH " + USER, "", 400, "invalidSyntax"),
                Cause.of("an array", "POST /Users", "[]", 400, "invalidSyntax"),
                Cause.of("null", "POST /Users", "null", 400, "invalidSyntax"),
                Cause.of("a text", "POST /Users", "\"userName\"", 400, "invalidSyntax"),
                Cause.of("half an object", "POST /Users", "{\"userName\":", 400, "invalidSyntax"),
                Cause.of("two objects", "POST /Users", "{\"userName\":\"a\"}{}", 400, "invalidSyntax"),
                Cause.of(
                        "a name twice", "POST /Users", "{\"userName\":\"a\",\"userName\":\"b\"}", 400, "invalidSyntax"),
                Cause.of("single quotes", "POST /Users", "{'userName':'a'}", 400, "invalidSyntax"),
                Cause.of("a comma too many", "POST /Users", "{\"userName\":\"a\",}", 400, "invalidSyntax"),
                Cause.of("a form", "POST /Users", "userName=a", 400, "invalidSyntax"));
    }

    private static List<Cause> values() {
        return List.of(
                Cause.of("no userName", "POST /Users", "{\"displayName\":\"A\"}", 400, "invalidValue"),
                Cause.of("an empty object", "POST /Users", "{}", 400, "invalidValue"),
                Cause.of("an empty userName", "POST /Users", "{\"userName\":\"\"}", 400, "invalidValue"),
                Cause.of("a userName of null", "POST /Users", "{\"userName\":null}", 400, "invalidValue"),
                Cause.of("an object as userName", "POST /Users", "{\"userName\":{\"a\":1}}", 400, "invalidValue"),
                Cause.of("no boolean", "POST /Users", "{\"userName\":\"a\",\"active\":\"maybe\"}", 400, "invalidValue"),
                Cause.of(
                        "an object as title",
                        "POST /Users",
                        "{\"userName\":\"a\",\"title\":{\"x\":\"y\"}}",
                        400,
                        "invalidValue"),
                Cause.of("a text as name", "POST /Users", "{\"userName\":\"a\",\"name\":\"Joy\"}", 400, "invalidValue"),
                Cause.of("a PUT without userName", "PUT " + USER, "{\"displayName\":\"A\"}", 400, "invalidValue"),
                Cause.of(
                        "a PUT with a misspelled userName", "PUT " + USER, "{\"userame\":\"A\"}", 400, "invalidValue"));
    }

    private static List<Cause> conflicts() {
        return List.of(
                Cause.of("a name that is taken", "POST /Users", "{\"userName\":\"{other}\"}", 409, "uniqueness"),
                Cause.of("a rename to a taken name", "PUT " + USER, "{\"userName\":\"{other}\"}", 409, "uniqueness"),
                Cause.of(
                        "a patched rename to a taken name",
                        "PATCH " + USER,
                        operation("replace", "userName", "\"{other}\""),
                        409,
                        "uniqueness"));
    }

    private static List<Cause> patches() {
        return List.of(
                patch("no operations", "{}", "invalidSyntax"),
                patch("operations of null", "{\"Operations\":null}", "invalidSyntax"),
                patch("an object as operations", "{\"Operations\":{}}", "invalidSyntax"),
                patch("a text as operation", "{\"Operations\":[\"remove\"]}", "invalidSyntax"),
                patch("no op", "{\"Operations\":[{\"path\":\"title\",\"value\":\"x\"}]}", "invalidSyntax"),
                patch("an unknown op", operation("move", "title", "\"x\""), "invalidSyntax"),
                patch("remove without path", "{\"Operations\":[{\"op\":\"remove\"}]}", "noTarget"),
                patch(
                        "add of a number without path",
                        "{\"Operations\":[{\"op\":\"add\",\"value\":5}]}",
                        "invalidValue"),
                patch("an empty userName", operation("replace", "userName", "\"\""), "invalidValue"),
                patch(
                        "removal of the userName",
                        "{\"Operations\":[{\"op\":\"remove\",\"path\":\"userName\"}]}",
                        "mutability"),
                patch("no boolean", operation("replace", "active", "\"maybe\""), "invalidValue"),
                patch("an object as title", operation("add", "title", "{\"a\":{\"b\":1}}"), "invalidValue"),
                patch("another id", operation("replace", "id", "\"other\""), "mutability"),
                patch("groups", operation("add", "groups", "[{\"value\":\"1\"}]"), "mutability"),
                patch("meta", operation("replace", "meta.created", "\"2020-01-01T00:00:00Z\""), "mutability"));
    }

    private static List<Cause> patchPaths() {
        return List.of(
                patch("an unknown attribute", operation("replace", "shoeSize", "\"9\""), "invalidPath"),
                patch("an unknown sub-attribute", operation("replace", "name.nick", "\"9\""), "invalidPath"),
                patch("a path of brackets", operation("add", "[]", "\"9\""), "invalidPath"),
                patch("a path that stops", operation("add", "emails[type eq", "\"9\""), "invalidPath"),
                patch("a path with blanks", operation("add", "display name", "\"9\""), "invalidPath"),
                patch(
                        "a filter that no new element can fulfil",
                        operation("replace", "phoneNumbers[type co \\\"w\\\"].value", "\"a@b\""),
                        "noTarget"));
    }

    private static List<Cause> queries() {
        return List.of(
                filter("no operator", "userName"),
                filter("no value", "userName%20eq"),
                filter("an unknown operator", "userName%20is%20%22x%22"),
                filter("an open text", "userName%20eq%20%22x"),
                filter("an open parenthesis", "(userName%20eq%20%22x%22"),
                filter("a closing parenthesis", "userName%20eq%20%22x%22)"),
                filter("an open bracket", "emails%5Btype%20eq%20%22work%22"),
                filter("a dangling and", "userName%20eq%20%22x%22%20and"),
                filter("a leading or", "or%20userName%20pr"),
                filter("not without parentheses and value", "not"),
                filter("two comparisons side by side", "userName%20pr%20title%20pr"),
                filter("4 KiB", "userName%20eq%20%22" + "x".repeat(4096) + "%22"),
                filter("101 terms", "title%20pr%20and%20".repeat(100) + "title%20pr"),
                filter("depth 21", "(".repeat(21) + "title%20pr" + ")".repeat(21)),
                Cause.of("no number", "GET /Users?count=ten", "", 400, "invalidValue"),
                Cause.of("a sort by nothing", "GET /Users?sortBy=unknown", "", 400, "invalidValue"),
                Cause.of("an odd sort order", "GET /Users?sortBy=title&sortOrder=up", "", 400, "invalidValue"),
                Cause.of("a forged cursor", "GET /Users?cursor=Zm9yZ2Vk", "", 400, "invalidCursor"),
                Cause.of("a long page by cursor", "GET /Users?cursor=&count=1001", "", 400, "invalidCount"),
                Cause.of("a bad filter by POST", "POST /.search", "{\"filter\":\"(\"}", 400, "invalidFilter"),
                Cause.of("a query that is no text", "POST /Users/.search", "{\"filter\":{}}", 400, "invalidValue"),
                Cause.of("a fraction", "GET /Users?startIndex=1.5", "", 400, "invalidValue"),
                Cause.of("a filtered discovery", "GET /Schemas?filter=id%20pr", "", 403, ""));
    }

    private static List<Cause> addresses() {
        return List.of(
                Cause.of("an unknown address", "GET /Robots", "", 404, ""),
                Cause.of("an unknown address below a user", "GET " + USER + "/emails", "", 404, ""),
                Cause.of("the base", "GET /", "", 404, ""),
                Cause.of("an unknown id", "GET /Users/00919288221112222", "", 404, ""),
                Cause.of("an unknown id of a PUT", "PUT /Users/unknown", "{\"userName\":\"a\"}", 404, ""),
                Cause.of(
                        "an unknown id of a PATCH",
                        "PATCH /Users/unknown",
                        operation("add", "title", "\"x\""),
                        404,
                        ""),
                Cause.of("an unknown id of a DELETE", "DELETE /Users/unknown", "", 404, ""),
                Cause.of("an id of another kind", "GET /Users/5171a35d82074e068ce2", "", 404, ""),
                Cause.of("an unknown group", "GET /Groups/unknown", "", 404, ""),
                Cause.of(
                        "an unknown id of a PUT of a group", "PUT /Groups/unknown", "{\"displayName\":\"a\"}", 404, ""),
                Cause.of("an unknown id of a DELETE of a group", "DELETE /Groups/unknown", "", 404, ""),
                Cause.of("an unknown schema", "GET /Schemas/urn:unknown", "", 404, ""),
                Cause.of("an unknown resource type", "GET /ResourceTypes/Robot", "", 404, ""));
    }

    private static List<Cause> methods() {
        return List.of(
                Cause.of("a DELETE of all users", "DELETE /Users", "", 405, ""),
                Cause.of("a PUT of all users", "PUT /Users", "{}", 405, ""),
                Cause.of("a POST to a user", "POST " + USER, "{}", 405, ""),
                Cause.of("a POST to the schemas", "POST /Schemas", "{}", 405, ""),
                Cause.of("a PUT of the configuration", "PUT /ServiceProviderConfig", "{}", 405, ""),
                Cause.of("a DELETE of a resource type", "DELETE /ResourceTypes/User", "", 405, ""),
                Cause.of("GET /Bulk", "GET /Bulk", "", 405, ""),
                Cause.of("an invented method", "BREW " + USER, "", 405, ""),
                Cause.of("GET /Me", "GET /Me", "", 501, ""),
                Cause.of("PATCH /Me", "PATCH /Me", "{}", 501, ""),
                Cause.of("bulk without its schema", "POST /Bulk", "{\"Operations\":[]}", 400, "invalidSyntax"),
                Cause.of("GET /.search", "GET /.search", "", 405, ""));
    }

    private static Cause patch(String name, String body, String scimType) {
        return Cause.of("PATCH with " + name, "PATCH " + USER, body, 400, scimType);
    }

    private static Cause filter(String name, String encoded) {
        return Cause.of("a filter with " + name, "GET /Users?filter=" + encoded, "", 400, "invalidFilter");
    }

    private static String operation(String op, String path, String value) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"" + op
                + "\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
    }
}
