package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.newName;
import static dev.rollcall.deployment.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Input that is meant to hurt: it is refused with a SCIM Error, at once, and never breaks anything. */
interface HostileInputCases extends RunningRollcall {

    int MEBIBYTE = 1024 * 1024;

    @Test
    default void aBodyOverTheLimitIs413AlsoInChunks() {
        Caller idp = newDirectory().idp();
        byte[] body = ("{\"userName\":\"" + "x".repeat(60_000) + "\"," + " ".repeat(MEBIBYTE) + "\"title\":\"x\"}")
                .getBytes(StandardCharsets.UTF_8);
        assertRefused(idp.send("POST", USERS, BodyPublishers.ofByteArray(body)), 413);
        assertRefused(idp.send("POST", USERS, chunked(body)), 413);
        byte[] fits = user(newName()).build().toString().getBytes(StandardCharsets.UTF_8);
        idp.send("POST", USERS, chunked(fits)).expect(201);
    }

    @Test
    default void aGroupMayBeEightTimesAsLongAndItsMembersFillIt() {
        Caller idp = newDirectory().idp();
        String bob = People.create(idp, user(newName()));
        String member = "{\"value\":\"" + bob + "\"},";
        String start = "{\"displayName\":\"Long\",\"members\":[" + member.repeat(25_000);
        byte[] longest = utf8(start + " ".repeat(8 * MEBIBYTE - start.length() - member.length() - 1)
                + member.substring(0, member.length() - 1) + "]}");
        byte[] longer = utf8(new String(longest, StandardCharsets.UTF_8) + " ");

        String path = Teams.GROUPS + "/" + Teams.create(idp, "Long");
        Answer put = idp.send("PUT", path, BodyPublishers.ofByteArray(longest)).expect(200);
        assertThat(Teams.members(put.json())).containsExactly(bob);
        idp.send("PUT", path, chunked(longest)).expect(200);
        assertRefused(idp.send("PUT", path, BodyPublishers.ofByteArray(longer)), 413);
        assertRefused(idp.send("PUT", path, chunked(longer)), 413);
    }

    /** Of several bytes each, so that the longest resource is a long statement, too. */
    @Test
    default void aResourceGrowsNoFurtherThanBothDatabasesTakeIt() {
        Caller idp = newDirectory().idp();
        String path = USERS + "/" + People.create(idp, user(newName()));
        int elements = 16;
        int length = 20_000;

        for (int i = 1; i <= 6; i++) {
            idp.patch(path, addition(i, elements, length)).expect(200);
        }
        assertRefused(idp.patch(path, addition(7, elements, length)), 413);
        idp.patch(path, addition(8, 1, 1)).expect(200);
    }

    private static String addition(int request, int elements, int length) {
        String roles = IntStream.range(0, elements)
                .mapToObj(i -> "{\"value\":\"" + request + "-" + i + "\u20ac".repeat(length) + "\"}")
                .collect(Collectors.joining(","));
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                + "{\"op\":\"add\",\"path\":\"roles\",\"value\":[" + roles + "]}]}";
    }

    @TestFactory
    default Stream<DynamicTest> deepBodiesAreRefusedAtOnce() {
        Caller idp = newDirectory().idp();
        return Stream.of(33, 1_000, 100_000).flatMap(depth -> Stream.of("[", "{\"a\":", "{\"a\":[")
                .map(open -> DynamicTest.dynamicTest(depth + " × " + open, () -> {
                    String body = "{\"userName\":\"x\",\"title\":" + open.repeat(depth);
                    assertRefused(idp.post(USERS, body), 400);
                })));
    }

    @TestFactory
    default Stream<DynamicTest> bodiesThatAreNoPlainJsonAreRefused() {
        Caller idp = newDirectory().idp();
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("200,000 digits", utf8("{\"userName\":" + "9".repeat(200_000) + "}"));
        bodies.put("a huge exponent", utf8("{\"userName\":\"x\",\"title\":1e99999999999}"));
        bodies.put("a large exponent", utf8("{\"userName\":\"x\",\"title\":1e1000000000}"));
        bodies.put("nothing", utf8(""));
        bodies.put("null", utf8("null"));
        bodies.put("a list", utf8("[{\"userName\":\"x\"}]"));
        bodies.put("half a surrogate pair", utf8("{\"userName\":\"\\ud800\"}"));
        bodies.put("a raw NUL", utf8("{\"userName\":\"a\u0000b\"}"));
        bodies.put("a byte order mark", utf8("\ufeff{\"userName\":\"x\"}"));
        bodies.put("UTF-16", "{\"userName\":\"x\"}".getBytes(StandardCharsets.UTF_16LE));
        bodies.put("Latin-1", "{\"userName\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("a text of 70,000 characters", utf8("{\"userName\":\"" + "x".repeat(70_000) + "\"}"));
        bodies.put("20,001 elements", utf8("{\"userName\":\"x\",\"emails\":[1" + ",1".repeat(20_000) + "]}"));
        bodies.put("a duplicate name deep inside", utf8("{\"userName\":\"x\",\"name\":{\"a\":1,\"a\":2}}"));
        return bodies.entrySet().stream()
                .map(body -> DynamicTest.dynamicTest(
                        body.getKey(),
                        () -> assertRefused(
                                idp.send("POST", USERS, BodyPublishers.ofByteArray(body.getValue())), 400)));
    }

    @Test
    default void filtersOverTheirLimitsAreRefusedAtOnce() {
        Caller idp = newDirectory().idp();
        for (String filter :
                new String[] {"not (".repeat(500), "(".repeat(3_000), "a eq \"" + "x".repeat(5_000) + "\""}) {
            assertRefused(idp.get(USERS + "?filter=" + Caller.encoded(filter)), 400);
        }
    }

    @TestFactory
    default Stream<DynamicTest> oddAddressesGetAnAnswerWithABody() {
        Caller idp = newDirectory().idp();
        return Stream.of(
                        "/Users/a%2Fb",
                        "/Users/..%2f..%2fadmin",
                        "/Users/%22%3Cscript%3E",
                        "/Users/" + "x".repeat(4_000),
                        "/Users/a;b=c",
                        "/Users?filter=%25",
                        "/Users?filter=userName%20eq%20%22%00%22",
                        "/Users?filter=userName%20eq%20%22%F0%9F%98%80%22",
                        "/Users?filter=userName%20eq%20%22'%20OR%201=1%20--%22",
                        "/Users?filter=userName%20co%20%22%25_%5C%5C%22")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    Answer answer = idp.get("/api/scim/v2" + path);
                    assertThat(answer.status()).isIn(200, 400, 404);
                    assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
                    assertThat(answer.json().containsKey("schemas")).isTrue();
                }));
    }

    /** ADR 7: Payara answers these before it looks for an application; a release that answers otherwise is noticed here. */
    @TestFactory
    default Stream<DynamicTest> targetsThatTheServerCannotDecodeReachNobody() {
        ConnectedDirectory directory = newDirectory();
        String token = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");
        return Stream.of("%zz", "%00", "%5C", "%FF")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    String answer = RawRequest.get(address(), USERS + "/" + path, token);
                    assertThat(answer).startsWith(path.equals("%zz") ? "HTTP/1.1 200" : "HTTP/1.1 400");
                    assertThat(answer).endsWith("\r\n\r\n").doesNotContain("html", "X-Request-Id");
                }));
    }

    /** Requirement D8. Each of them holds a thread of the server until its body is there, or the time for it is over. */
    @Test
    default void twoHundredUnfinishedBodiesHinderNobody() throws IOException {
        Caller idp = newDirectory().idp();
        byte[] beginning = utf8("POST /api/oauth/token HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ng");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(address().getHost(), address().getPort());
                slow.add(socket);
                socket.getOutputStream().write(beginning);
            }

            assertThat(Crowd.ask(10, i -> anybody().get("/health/ready")))
                    .extracting(Answer::status)
                    .containsOnly(200);
            assertThat(Crowd.ask(10, i -> idp.get(USERS + "?count=1")))
                    .extracting(Answer::status)
                    .containsOnly(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @TestFactory
    default Stream<DynamicTest> rawCharactersInTheQueryAreUnderstood() {
        ConnectedDirectory directory = newDirectory();
        String name = newName();
        People.create(directory.idp(), user(name));
        String token = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");
        return Stream.of(
                        "userName%20eq%20\"" + name + "\"",
                        "emails[type%20eq%20\"work\"].value%20eq%20\"" + name + "@example.com\"",
                        "userName+eq+\"" + name + "\"&x={}|^`")
                .map(filter -> DynamicTest.dynamicTest(filter, () -> {
                    String answer = RawRequest.get(address(), USERS + "?filter=" + filter, token);
                    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"totalResults\":1");
                }));
    }

    @Test
    default void aBulkRequestThatIsTooLongDoesNothing() {
        Caller idp = newDirectory().idp();
        String operations = IntStream.rangeClosed(1, 1_001)
                .mapToObj(i -> "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + i
                        + "\",\"data\":{\"userName\":\"" + People.newName() + "\"}}")
                .collect(Collectors.joining(","));

        idp.post(
                        "/api/scim/v2/Bulk",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                                + operations + "]}")
                .expect(413);

        assertThat(idp.get("/api/scim/v2/Users?count=0").json().getInt("totalResults"))
                .isZero();
    }

    private static void assertRefused(Answer answer, int status) {
        answer.expect(status);
        assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
        assertThat(answer.json().getString("status")).isEqualTo(Integer.toString(status));
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
