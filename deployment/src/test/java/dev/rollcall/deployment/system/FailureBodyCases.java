package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered when no surface answers, and what must not be reachable at all. */
interface FailureBodyCases extends RunningRollcall {

    @ParameterizedTest
    @CsvSource({
        "/api/scim/v2/Nothing, application/scim+json",
        "/api/scim, application/scim+json",
        "/api/oauth/nothing, application/json",
        "/api/admin/nothing, application/problem+json",
        "/nothing, application/problem+json",
        "/, application/problem+json",
        "/WEB-INF/web.xml, application/problem+json"
    })
    default void anUnknownAddressIsRefusedInTheFormatOfItsSurface(String path, String mediaType) {
        Answer answer = anybody().get(path);
        assertThat(answer.status()).isIn(401, 404);
        assertThat(answer.header("Content-Type")).startsWith(mediaType);
        assertThat(answer.json()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    default void anUnknownAddressIsTheCallersMistakeWhateverTheMethod(String method) {
        for (String path : List.of("/nothing", "/api/scim/v2/%2E%2E/7")) {
            Answer answer = anybody().send(method, path, BodyPublishers.noBody());
            assertThat(answer.status()).as(path).isIn(401, 403, 404, 405);
            assertThat(answer.json()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/metrics", "/metrics/base", "/openapi", "/api/scim/v2/application.wadl", "/application.wadl"})
    default void nothingAboutTheServersInsideIsOpen(String path) {
        Answer answer = anybody().get(path);
        assertThat(answer.status()).isIn(401, 403, 404);
        assertThat(answer.json()).isNotEmpty();
    }

    @TestFactory
    default Stream<DynamicTest> noAnswerNamesTheServer() {
        return Stream.of("/", "/nothing", "/api/scim/v2/Users", "/health/live", "/metrics", "/api/scim/v2/Users/%22")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    Answer answer = anybody().get(path);
                    assertThat(answer.headers().map()).doesNotContainKeys("Server", "X-Powered-By");
                    assertThat(answer.body())
                            .doesNotContainIgnoringCase("payara")
                            .doesNotContain("<html");
                }));
    }

    @Test
    default void anAddressOf12KilobytesIsRead() {
        Answer answer = anybody().get("/api/scim/v2/ServiceProviderConfig?x=" + "a".repeat(12_000));
        assertThat(answer.status()).isNotEqualTo(414);
        assertThat(answer.json()).isNotEmpty();
    }

    @Test
    default void anAddressOf32KilobytesIsRefusedWithABody() {
        Answer answer =
                anybody().get("/api/scim/v2/Users?filter=" + "a".repeat(32_000)).expect(414);
        assertThat(answer.json().getString("status")).isEqualTo("414");
    }

    @Test
    default void headerFieldsOf32KilobytesAreRefusedWithABody() {
        Answer answer = anybody()
                .with("X-Long", "a".repeat(32_000))
                .get("/api/scim/v2/Users")
                .expect(431);
        assertThat(answer.json().getString("status")).isEqualTo("431");
    }

    @Test
    default void anUnknownMethodIsRefused() {
        Answer answer = anybody().send("BREW", "/api/scim/v2/ServiceProviderConfig", BodyPublishers.noBody());
        assertThat(answer.status()).isIn(401, 405, 501);
        assertThat(answer.json()).isNotEmpty();
    }

    @Test
    default void theRequestIdComesBack() {
        Answer answer = anybody().with("X-Request-Id", "from-the-test.1").get("/nothing");
        assertThat(answer.header("X-Request-Id")).isEqualTo("from-the-test.1");
        assertThat(answer.json().getString("detail")).endsWith("from-the-test.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/scim/v2/Schemas",
                "/api/oauth/jwks",
                "/.well-known/oauth-authorization-server",
                "/api/admin/directories",
                "/nothing"
            })
    default void everyAnswerNamesItsRequestAndMayNotBeGuessedAt(String path) {
        Answer answer = anybody().with("X-Request-Id", "from-the-test.2").get(path);
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("from-the-test.2");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
    }
}
