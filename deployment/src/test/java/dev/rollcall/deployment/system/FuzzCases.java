package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Broken copies of good requests, in their body, their query or their path: whatever comes, it is answered, never with a
 * failure of the server and never with a page. 2,000 by default, 100,000 with the profile "proof".
 */
interface FuzzCases extends RunningRollcall {

    String BASE = "/api/scim/v2";

    /** Stands for a name that nobody has, another one in each request. */
    String NEW = "new.";

    /** A good request; what follows the mark {@code ¤} in its path is what is broken, if there is one, or else the body. */
    record Good(String method, String path, String body) {

        void send(Caller idp, Random random) {
            int mark = path.indexOf('¤');
            String target =
                    mark < 0 ? path : path.substring(0, mark) + escaped(broken(path.substring(mark + 1), random));
            String fresh = body.replace(NEW, People.newName());
            byte[] sent = mark < 0 ? broken(fresh, random) : fresh.getBytes(StandardCharsets.UTF_8);
            Answer answer = idp.send(method, BASE + target, BodyPublishers.ofByteArray(sent));
            String seen = method + " " + target + " " + new String(sent, StandardCharsets.UTF_8) + " was answered "
                    + answer.status() + " " + answer.body();
            assertThat(answer.status()).as(seen).isBetween(200, 499);
            if (!answer.body().isEmpty()) {
                assertThat(answer.header("Content-Type")).as(seen).contains("json");
            }
        }
    }

    @Test
    default void nothingThatIsSentBreaksTheServer() {
        Caller idp = newDirectory().idp();
        List<Good> good = good(People.create(idp, People.user(People.newName())), Teams.create(idp, "Hostile"));
        Random random = new Random(20_261_122);
        int cases = Boolean.getBoolean("rollcall.proof") ? 100_000 : 2_000;
        for (int i = 0; i < cases; i++) {
            good.get(i % good.size()).send(idp, random);
        }
    }

    private static List<Good> good(String user, String group) {
        String patch = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[";
        String person = "{\"userName\":\"" + NEW
                + "\",\"name\":{\"givenName\":\"Ann\"},\"emails\":[{\"type\":\"work\",\"value\":"
                + "\"a@b.c\",\"primary\":true}],\"active\":\"True\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":"
                + "{\"employeeNumber\":7}}";
        return List.of(
                new Good("POST", "/Users", person),
                new Good("PUT", "/Users/" + user, person),
                new Good(
                        "PATCH",
                        "/Users/" + user,
                        patch + "{\"op\":\"add\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"a@b.c\"},"
                                + "{\"op\":\"replace\",\"value\":{\"name.givenName\":\"x\",\"active\":\"True\"}}]}"),
                new Good(
                        "POST",
                        "/Groups",
                        "{\"displayName\":\"" + NEW + "\",\"members\":[{\"value\":\"" + user + "\"}]}"),
                new Good(
                        "PATCH",
                        "/Groups/" + group,
                        patch + "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + user + "\"}]},"
                                + "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + user + "\\\"]\"}]}"),
                new Good(
                        "POST",
                        "/Bulk",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"failOnErrors\":3,\"Operations\":[{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"1\",\"data\":"
                                + person + "},{\"method\":\"PATCH\",\"path\":\"/Groups/" + group
                                + "\",\"data\":{\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":"
                                + "[{\"value\":\"bulkId:1\"}]}]}}]}"),
                new Good(
                        "POST",
                        "/.search",
                        "{\"filter\":\"userName sw \\\"x\\\" or members pr\",\"sortBy\":\"meta.created\",\"count\":3,"
                                + "\"attributes\":[\"userName\",\"name.givenName\"]}"),
                new Good(
                        "GET",
                        "/Users?filter=¤not (emails[type eq \"work\" and value co \"@\"] or userName sw \"x\") and active eq true",
                        ""),
                new Good(
                        "GET",
                        "/Users?count=1&filter=¤groups.value eq \"" + group
                                + "\" and meta.created gt \"2026-01-01T00:00:00Z\"",
                        ""),
                new Good("GET", "/Groups?count=1&filter=¤members.value eq \"" + user + "\" and displayName pr", ""),
                new Good(
                        "GET",
                        "/Users?cursor=&count=1&sortBy=¤urn:ietf:params:scim:schemas:core:2.0:User:name.familyName",
                        ""),
                new Good("GET", "/Users?count=1&cursor=¤AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", ""),
                new Good("GET", "/Users/" + user + "?attributes=¤userName,emails.value,urn:x:name", ""),
                new Good("GET", "/¤Users/" + user, ""),
                new Good("PATCH", "/¤Groups/" + group, patch + "]}"),
                new Good("GET", "/¤Schemas/urn:ietf:params:scim:schemas:core:2.0:User", ""));
    }

    /** Changes, removes or adds something at a few places. */
    private static byte[] broken(String good, Random random) {
        List<String> hostile = List.of(
                "[".repeat(40),
                "{\"a\":",
                "\u0000",
                "\\ud800",
                "9".repeat(100),
                "1e999999999",
                "null",
                "../",
                "%",
                "'",
                "\"",
                "\\",
                "(",
                ")",
                "not (".repeat(30),
                " or ",
                "\r\n",
                "\ufeff",
                "😀",
                "<script>",
                "x".repeat(5_000),
                ":",
                ".",
                ";a=b",
                "//");
        byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\":,\\0tn ".charAt(random.nextInt(12));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> bytes = inserted(bytes, at, hostile.get(random.nextInt(hostile.size())));
            }
        }
        return bytes;
    }

    private static byte[] inserted(byte[] bytes, int at, String text) {
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.write(bytes, 0, at);
        more.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        more.write(bytes, at, bytes.length - at);
        return more.toByteArray();
    }

    /** Writes the bytes as they stand in a URL; a slash stays one. */
    private static String escaped(byte[] bytes) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : bytes) {
            boolean isPlain = each == '/' || (each > 0 && Character.isLetterOrDigit(each));
            escaped.append(isPlain ? String.valueOf((char) each) : String.format("%%%02X", each & 0xFF));
        }
        return escaped.toString();
    }
}
