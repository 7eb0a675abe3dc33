package dev.rollcall.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.access.Callers;
import dev.rollcall.application.access.Connection;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.application.access.TokenRevocation;
import dev.rollcall.application.port.RevokedTokens.RevokedToken;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerCredentialsTest {

    private static final Authentication INVALID = new Authentication.Refused(AccessRefusal.INVALID_TOKEN);
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMillis(2_001);

    private final TokensUnderTest node = new TokensUnderTest();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  ", "bEaReR\t", "Bearer Bearer ", "Bearer bearer ", "", " "})
    void takesASecretTokenHoweverTheSchemeIsWritten(String scheme) {
        assertThat(directoryOf(node.present(Surface.SCIM, scheme + Connection.TOKEN)))
                .isEqualTo(node.connection.directory().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "Bearer Bearer "})
    void takesAnAccessTokenHoweverTheSchemeIsWritten(String scheme) {
        assertThat(directoryOf(node.present(Surface.SCIM, scheme + node.issue(Connection.CLIENT))))
                .isEqualTo(node.connection.directory().value());
    }

    @ParameterizedTest
    @CsvSource({
        "'', WRITE",
        "scim, WRITE",
        "scim:read, READ",
        "openid scim:read, READ",
        "scim scim:read, WRITE",
        "scim:read scim, WRITE",
        "scim:readonly, WRITE",
        "SCIM:READ, WRITE",
        "admin, WRITE"
    })
    void aTokenReadsOnlyIfItsClientAsksForThatAlone(String scopes, Caller.OfDirectory.Access access) {
        String header = "Bearer " + node.issue(Connection.CLIENT, scopes);

        assertThat(principal(node.present(Surface.SCIM, header)).caller())
                .isInstanceOfSatisfying(Caller.OfDirectory.class, caller -> assertThat(caller.access())
                        .isEqualTo(access));
    }

    @Test
    void findsNobodyWhereNothingIsSent() {
        assertThat(node.present(Surface.SCIM)).isEqualTo(new Authentication.Anonymous());
    }

    @Test
    void refusesTwoHeadersEvenIfBothAreGood() {
        assertThat(node.present(Surface.SCIM, "Bearer " + Connection.TOKEN, "Bearer " + Connection.TOKEN))
                .isEqualTo(new Authentication.Refused(AccessRefusal.SEVERAL_CREDENTIALS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Bearer null",
                "Bearer undefined",
                "Bearer bad",
                "non-token",
                "Basic YTpi",
                "Bearer rct_",
                "Bearer rct_00000000000000000000000000000000000000000000000000",
                "Bearer Bearer Bearer"
            })
    void refusesWhatIsNoCredential(String header) {
        assertThat(node.present(Surface.SCIM, header)).isEqualTo(INVALID);
    }

    @Test
    void refusesTwoTokensInOneHeader() {
        assertThat(node.present(Surface.SCIM, "Bearer " + Connection.TOKEN + ", Bearer " + Connection.TOKEN))
                .isEqualTo(INVALID);
    }

    @Test
    void keepsTheSurfacesApart() {
        String scim = "Bearer " + node.issue(Connection.CLIENT);
        String admin = "Bearer " + node.issue(Connection.ADMINISTRATOR);
        String secret = "Bearer " + Connection.TOKEN;

        assertThat(node.present(Surface.ADMIN, scim)).isEqualTo(INVALID);
        assertThat(node.present(Surface.ADMIN, secret)).isEqualTo(INVALID);
        assertThat(node.present(Surface.SCIM, admin)).isEqualTo(INVALID);
        assertThat(caller(node.present(Surface.ADMIN, admin))).isInstanceOf(Caller.OfAdministrator.class);
        assertThat(caller(node.present(Surface.SCIM, scim))).isInstanceOf(Caller.OfDirectory.class);
        assertThat(caller(node.present(Surface.SCIM, secret))).isInstanceOf(Caller.OfDirectory.class);
    }

    @Test
    void refusesTheUnexpiredTokenOfAClientThatWasRemoved() {
        String header = "Bearer " + node.issue(Connection.CLIENT);
        assertThat(node.present(Surface.SCIM, header)).isInstanceOf(Authentication.Accepted.class);

        node.connection.removeClient();
        node.connection.pass(UNTIL_ASKED_AGAIN);

        assertThat(node.present(Surface.SCIM, header)).isEqualTo(INVALID);
    }

    @Test
    void refusesASecretTokenThatWasRemoved() {
        String header = "Bearer " + Connection.TOKEN;
        assertThat(node.present(Surface.SCIM, header)).isInstanceOf(Authentication.Accepted.class);

        node.connection.removeToken();
        node.connection.pass(UNTIL_ASKED_AGAIN);

        assertThat(node.present(Surface.SCIM, header)).isEqualTo(INVALID);
    }

    @Test
    void tellsThatADirectoryIsSwitchedOffBySayingWhoCalls() {
        String header = "Bearer " + node.issue(Connection.CLIENT);
        node.connection.switchOff();
        node.connection.pass(UNTIL_ASKED_AGAIN);

        assertThat(caller(node.present(Surface.SCIM, header)))
                .isInstanceOfSatisfying(
                        Caller.OfDirectory.class,
                        caller -> assertThat(caller.directory().active()).isFalse());
    }

    @Test
    void asksTheDatabaseOnceInTwoSeconds() {
        CountedTransactions counted =
                new CountedTransactions(node.connection.ports().transactions());
        BearerCredentials credentials = credentialsOn(counted);
        String jwt = "Bearer " + node.issue(Connection.CLIENT);
        String secret = "Bearer " + Connection.TOKEN;

        for (int i = 0; i < 50; i++) {
            assertThat(credentials.check(presented(jwt))).isInstanceOf(Authentication.Accepted.class);
            assertThat(credentials.check(presented(secret))).isInstanceOf(Authentication.Accepted.class);
        }
        // The client, its revoked tokens, and the secret token.
        assertThat(counted.calls).isEqualTo(3);

        node.connection.pass(UNTIL_ASKED_AGAIN);
        assertThat(credentials.check(presented(jwt))).isInstanceOf(Authentication.Accepted.class);
        assertThat(counted.calls).isEqualTo(5);
    }

    @Test
    void asksNothingForASecretTokenWithAWrongChecksum() {
        CountedTransactions counted =
                new CountedTransactions(node.connection.ports().transactions());
        String mistyped = Connection.TOKEN.replaceFirst("rct_0", "rct_1");

        assertThat(credentialsOn(counted).check(presented("Bearer " + mistyped)))
                .isEqualTo(INVALID);
        assertThat(counted.calls).isZero();
    }

    @Test
    void saysThatItCannotTellWhileTheDatabaseIsAway() {
        BearerCredentials cutOff = credentialsOn(new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                throw Refusal.of(Reason.UNAVAILABLE, "The database is away.");
            }
        });
        Authentication unavailable = new Authentication.Refused(AccessRefusal.UNAVAILABLE);

        assertThat(cutOff.check(presented("Bearer " + node.issue(Connection.CLIENT))))
                .isEqualTo(unavailable);
        assertThat(cutOff.check(presented("Bearer " + Connection.TOKEN))).isEqualTo(unavailable);
        assertThat(cutOff.check(presented("Bearer bad"))).isEqualTo(INVALID);
    }

    @Test
    void refusesAnAccessTokenUnderANameThisServerIsNotKnownBy() {
        BearerCredentials.Presented elsewhere = new BearerCredentials.Presented(
                List.of("Bearer " + node.issue(Connection.CLIENT)),
                Surface.SCIM,
                "evil.example",
                8080,
                Connection.ADDRESS);

        assertThat(node.credentials.check(elsewhere)).isEqualTo(INVALID);
    }

    @Test
    void tellsTheDirectoryThatATokenHasExpired() {
        String header = "Bearer " + node.issue(Connection.CLIENT);
        String administrators = "Bearer " + node.issue(Connection.ADMINISTRATOR);
        node.connection.pass(Duration.ofHours(2));

        assertThat(node.present(Surface.SCIM, header)).isEqualTo(INVALID);
        assertThat(node.present(Surface.ADMIN, administrators)).isEqualTo(INVALID);

        assertThat(toldTo(node.connection.directory()))
                .containsExactly("ping: The access token has expired; the identity provider has to ask for a new one.");
        assertThat(toldTo(null))
                .containsExactly(
                        "admin: The access token has expired; the identity provider has to ask for a new one.");
    }

    @Test
    void tellsTheServerOfTheTokenOfADirectoryThatIsGone() {
        String header = "Bearer " + node.issue(Connection.CLIENT);
        node.connection.removeDirectory();
        node.connection.pass(Duration.ofHours(2));

        assertThat(node.present(Surface.SCIM, header)).isEqualTo(INVALID);

        assertThat(toldTo(null)).hasSize(1);
        assertThat(toldTo(node.connection.directory())).isEmpty();
    }

    @Test
    void tellsTheDirectoryThatATokenWasIssuedForAnotherAddress() {
        String header = "Bearer " + node.issue(Connection.CLIENT);
        BearerCredentials moved = new BearerCredentials(
                node.accessTokens, node.callers, new PublicUrl(Optional.of(URI.create("https://moved.example"))));

        for (int i = 0; i < 50; i++) {
            assertThat(moved.check(presented(header))).isEqualTo(INVALID);
        }

        assertThat(toldTo(node.connection.directory()))
                .singleElement()
                .asString()
                .startsWith("ping: The access token was issued for another address of this server");
    }

    @Test
    void tellsTheDirectoryOnceInTwoSecondsThatATokenWasRevoked() {
        String token = node.issue(Connection.CLIENT);
        node.callers.revoke(new RevokedToken(
                node.accessTokens.signed(token).orElseThrow().getJWTID(), Connection.CLIENT, Instant.MAX));

        for (int i = 0; i < 50; i++) {
            assertThat(node.present(Surface.SCIM, "Bearer " + token)).isEqualTo(INVALID);
        }
        node.connection.pass(UNTIL_ASKED_AGAIN);
        assertThat(node.present(Surface.SCIM, "Bearer " + token)).isEqualTo(INVALID);

        String told = "ping: The access token was revoked; the identity provider has to ask for a new one.";
        assertThat(toldTo(node.connection.directory())).containsExactly(told, told);
    }

    @Test
    void tellsNobodyOfATokenOfAnotherSurfaceOrThatWasNotIssuedHere() {
        CountedTransactions counted =
                new CountedTransactions(node.connection.ports().transactions());
        BearerCredentials credentials = credentialsOn(counted);
        String token = node.issue(Connection.CLIENT);
        String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
        assertThat(node.present(Surface.ADMIN, "Bearer " + token)).isEqualTo(INVALID);
        node.connection.pass(Duration.ofHours(2));

        for (int i = 0; i < 10_000; i++) {
            assertThat(credentials.check(presented("Bearer " + unsigned + i))).isEqualTo(INVALID);
        }

        assertThat(counted.calls).isZero();
        assertThat(toldTo(node.connection.directory())).isEmpty();
        assertThat(toldTo(null)).isEmpty();
    }

    @Test
    void refusesAnExpiredTokenAlsoWhileTheDatabaseIsAway() {
        String header = "Bearer " + node.issue(Connection.CLIENT);
        BearerCredentials cutOff = credentialsOn(new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                throw Refusal.of(Reason.UNAVAILABLE, "The database is away.");
            }
        });
        node.connection.pass(Duration.ofHours(2));

        assertThat(cutOff.check(presented(header))).isEqualTo(INVALID);
    }

    private List<String> toldTo(@Nullable DirectoryId directory) {
        return node.connection.refused(directory).stream()
                .map(line -> line.replace(" It came from " + Connection.ADDRESS + ".", ""))
                .toList();
    }

    @Test
    void describesTheCallerAsAJsonWebToken() {
        TokenPrincipal ofJwt = principal(node.present(Surface.SCIM, "Bearer " + node.issue(Connection.CLIENT)));
        assertThat(ofJwt.getName()).isEqualTo(Connection.CLIENT);
        assertThat(ofJwt.getSubject()).isEqualTo(Connection.CLIENT);
        assertThat(ofJwt.getIssuer()).isEqualTo(TokensUnderTest.ISSUER.toString());
        assertThat(ofJwt.getAudience()).isEqualTo(Set.of(TokensUnderTest.ISSUER + "/api/scim/v2"));
        assertThat(ofJwt.getExpirationTime() - ofJwt.getIssuedAtTime()).isEqualTo(3_600);
        assertThat(ofJwt.getTokenID()).isNotEmpty();
        assertThat(ofJwt.<String>getClaim("scope")).isEqualTo("scim");

        TokenPrincipal ofSecret = principal(node.present(Surface.SCIM, Connection.TOKEN));
        assertThat(ofSecret.getName()).isEqualTo("the token");
        assertThat(ofSecret.getClaimNames()).isEqualTo(Set.of("sub", "scope", "directory_id"));
        assertThat(ofSecret.toString()).doesNotContain(Connection.TOKEN);
    }

    @Test
    void knowsTheSurfaceOfAPath() {
        assertThat(Surface.at("/api/scim/v2")).contains(Surface.SCIM);
        assertThat(Surface.at("/api/scim/v2/Users")).contains(Surface.SCIM);
        assertThat(Surface.at("/api/admin/directories")).contains(Surface.ADMIN);
        assertThat(Surface.at("/api/scim/v20")).isEmpty();
        assertThat(Surface.at("/api/administrators")).isEmpty();
        assertThat(Surface.at("/api/oauth/token")).isEmpty();
        assertThat(Surface.at("/health")).isEmpty();
    }

    private BearerCredentials credentialsOn(Transactions transactions) {
        Callers callers = node.connection.callers(transactions);
        TokenRevocation revocation =
                new TokenRevocation(node.connection.ports().revokedTokens(), transactions, node.connection.clock());
        return new BearerCredentials(
                node.accessTokens,
                new CallerMemory(
                        callers, revocation, () -> node.connection.clock().millis() * 1_000_000),
                new PublicUrl(Optional.empty()));
    }

    private static BearerCredentials.Presented presented(String header) {
        return new BearerCredentials.Presented(List.of(header), Surface.SCIM, "localhost", 8080, Connection.ADDRESS);
    }

    private static TokenPrincipal principal(Authentication authentication) {
        return ((Authentication.Accepted) authentication).principal();
    }

    private static Caller caller(Authentication authentication) {
        return principal(authentication).caller();
    }

    private static String directoryOf(Authentication authentication) {
        return ((Caller.OfDirectory) caller(authentication)).directory().id().value();
    }

    private static final class CountedTransactions implements Transactions {

        private final Transactions counted;
        private int calls;

        CountedTransactions(Transactions counted) {
            this.counted = counted;
        }

        @Override
        public <T> T call(Supplier<T> work) {
            calls++;
            return counted.call(work);
        }
    }
}
