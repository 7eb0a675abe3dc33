package dev.rollcall.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.application.access.Connection;
import dev.rollcall.domain.Refusal;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

    private static final TokensUnderTest NODE = new TokensUnderTest();
    private static final ECKey KEY = NODE.keys.signingKey();
    private static final Instant NOW = Connection.START;

    @Test
    void issuesWhatTheProfileOfAccessTokensAsksFor() throws Exception {
        SignedJWT token = SignedJWT.parse(NODE.issue(Connection.CLIENT));
        JWTClaimsSet claims = token.getJWTClaimsSet();

        assertThat(token.getHeader().toJSONObject())
                .isEqualTo(Map.of("alg", "ES256", "typ", "at+jwt", "kid", KEY.getKeyID()));
        assertThat(claims.getClaims().keySet())
                .isEqualTo(
                        Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "client_id", "scope", "directory_id"));
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getAudience()).containsExactly("http://localhost:8080/api/scim/v2");
        assertThat(claims.getSubject()).isEqualTo(Connection.CLIENT);
        assertThat(claims.getClaim("client_id")).isEqualTo(Connection.CLIENT);
        assertThat(claims.getClaim("scope")).isEqualTo("scim");
        assertThat(claims.getClaim("directory_id"))
                .isEqualTo(NODE.connection.directory().value());
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOW));
        assertThat(claims.getNotBeforeTime()).isEqualTo(Date.from(NOW));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(3_600)));
    }

    @Test
    void issuesAnAdministratorATokenOfItsOwnSurface() throws Exception {
        JWTClaimsSet claims =
                SignedJWT.parse(NODE.issue(Connection.ADMINISTRATOR)).getJWTClaimsSet();

        assertThat(claims.getAudience()).containsExactly("http://localhost:8080/api/admin");
        assertThat(claims.getClaim("scope")).isEqualTo("admin");
        assertThat(claims.getClaim("directory_id")).isNull();
    }

    @Test
    void neverIssuesTheSameTokenTwice() {
        assertThat(NODE.issue(Connection.CLIENT)).isNotEqualTo(NODE.issue(Connection.CLIENT));
    }

    @Test
    void acceptsWhatItIssuedAndWhatIsSignedLikeIt() throws Exception {
        assertThat(verified(NODE.issue(Connection.CLIENT))).isPresent();
        assertThat(verified(signed(claims().build()))).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void refuses(String why, String token) {
        assertThat(verified(token)).isEmpty();
        assertThat(verified(token)).isEmpty();
    }

    static Stream<Arguments> forgeries() throws Exception {
        ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID(KEY.getKeyID()).generate();
        JWTClaimsSet good = claims().build();
        JWSSigner own = new ECDSASigner(KEY);
        byte[] publicKey =
                MessageDigest.getInstance("SHA-256").digest(KEY.toECPublicKey().getEncoded());
        String valid = signed(good);
        return Stream.of(
                Arguments.of("alg none", new PlainJWT(good).serialize()),
                Arguments.of("alg none with our type", "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJub25lIn0" + tail(valid)),
                Arguments.of(
                        "HS256 keyed with the public key",
                        sign(header(JWSAlgorithm.HS256).build(), good, new MACSigner(publicKey))),
                Arguments.of(
                        "RS384",
                        sign(
                                header(JWSAlgorithm.RS384).build(),
                                good,
                                new RSASSASigner(new RSAKeyGenerator(2048).generate()))),
                Arguments.of(
                        "header jwk",
                        sign(es256().jwk(stranger.toPublicJWK()).build(), good, new ECDSASigner(stranger))),
                Arguments.of(
                        "header jwk beside a good signature",
                        sign(es256().jwk(KEY.toPublicJWK()).build(), good, own)),
                Arguments.of(
                        "header jku",
                        sign(es256().jwkURL(URI.create("http://evil.example")).build(), good, own)),
                Arguments.of(
                        "header x5u",
                        sign(
                                es256().x509CertURL(URI.create("http://evil.example"))
                                        .build(),
                                good,
                                own)),
                Arguments.of(
                        "header x5c",
                        sign(es256().x509CertChain(List.of(new Base64("AA=="))).build(), good, own)),
                Arguments.of(
                        "unknown crit",
                        sign(
                                es256().criticalParams(Set.of("new"))
                                        .customParam("new", 1)
                                        .build(),
                                good,
                                own)),
                Arguments.of(
                        "crit b64",
                        sign(
                                es256().criticalParams(Set.of("b64"))
                                        .base64URLEncodePayload(true)
                                        .build(),
                                good,
                                own)),
                Arguments.of("typ JWT", sign(es256().type(JOSEObjectType.JWT).build(), good, own)),
                Arguments.of("no typ", sign(es256().type(null).build(), good, own)),
                Arguments.of("no kid", sign(es256().keyID(null).build(), good, own)),
                Arguments.of("unknown kid", sign(es256().keyID("unknown").build(), good, own)),
                Arguments.of("signed by a stranger", sign(es256().build(), good, new ECDSASigner(stranger))),
                Arguments.of("no signature", valid.substring(0, valid.lastIndexOf('.') + 1)),
                Arguments.of(
                        "zero signature",
                        valid.substring(0, valid.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64])),
                Arguments.of(
                        "wrong iss",
                        signed(claims().issuer("http://localhost:8081").build())),
                Arguments.of("no iss", signed(claims().issuer(null).build())),
                Arguments.of(
                        "wrong aud",
                        signed(claims().audience("http://localhost:8080/api/admin")
                                .build())),
                Arguments.of(
                        "two aud",
                        signed(claims().audience(List.of("http://localhost:8080/api/scim/v2", "x"))
                                .build())),
                Arguments.of("no aud", signed(claims().audience((String) null).build())),
                Arguments.of("no jti", signed(claims().jwtID(null).build())),
                Arguments.of("no sub", signed(claims().subject(null).build())),
                Arguments.of(
                        "no client_id", signed(claims().claim("client_id", null).build())),
                Arguments.of(
                        "client_id that is no text",
                        signed(claims().claim("client_id", 1).build())),
                Arguments.of("no exp", signed(claims().expirationTime(null).build())),
                Arguments.of("no nbf", signed(claims().notBeforeTime(null).build())),
                Arguments.of("no iat", signed(claims().issueTime(null).build())),
                Arguments.of(
                        "future nbf",
                        signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(61)))
                                .build())),
                Arguments.of(
                        "expired",
                        signed(claims().expirationTime(Date.from(NOW.minusSeconds(60)))
                                .build())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "undefined", "non-token", "a.b.c", "..", ".", "e30.e30.e30", "eyJ.eyJ.x"})
    void refusesWhatIsNoToken(String text) {
        assertThat(verified(text)).isEmpty();
    }

    @Test
    void refusesAHeaderThatIsNestedWithoutEnd() {
        String nested = Base64URL.encode("{\"a\":" + "[".repeat(2_000)).toString();

        assertThat(verified(nested + ".e30.e30")).isEmpty();
    }

    @Test
    void refusesATokenThatIsTooLong() throws Exception {
        assertThat(verified(signed(claims().claim("padding", "x".repeat(5_000)).build())))
                .isEmpty();
    }

    @Test
    void allowsAMinuteOfSkewBothWays() throws Exception {
        assertThat(verified(signed(
                        claims().notBeforeTime(Date.from(NOW.plusSeconds(60))).build())))
                .isPresent();
        assertThat(verified(signed(
                        claims().expirationTime(Date.from(NOW.minusSeconds(59))).build())))
                .isPresent();
    }

    @Test
    void looksAtTimeAndSurfaceOfATokenItKnows() {
        TokensUnderTest node = new TokensUnderTest();
        String token = node.issue(Connection.CLIENT);
        assertThat(node.accessTokens.verify(token, TokensUnderTest.ISSUER, Surface.SCIM))
                .isPresent();

        assertThat(node.accessTokens.verify(token, TokensUnderTest.ISSUER, Surface.ADMIN))
                .isEmpty();
        assertThat(node.accessTokens.verify(token, URI.create("http://other"), Surface.SCIM))
                .isEmpty();
        node.connection.pass(Duration.ofSeconds(3_659));
        assertThat(node.accessTokens.verify(token, TokensUnderTest.ISSUER, Surface.SCIM))
                .isPresent();
        node.connection.pass(Duration.ofSeconds(1));
        assertThat(node.accessTokens.verify(token, TokensUnderTest.ISSUER, Surface.SCIM))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3_599, 21_601})
    void takesNoLifetimeThatEntraWouldRefuse(long seconds) {
        assertThatThrownBy(() -> new TokenSettings(Duration.ofSeconds(seconds))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, 21_600})
    void takesALifetimeOfOneToSixHours(long seconds) {
        assertThat(new TokenSettings(Duration.ofSeconds(seconds)).lifetime()).hasSeconds(seconds);
    }

    private static Optional<JWTClaimsSet> verified(String token) {
        return NODE.accessTokens.verify(token, TokensUnderTest.ISSUER, Surface.SCIM);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .audience("http://localhost:8080/api/scim/v2")
                .subject(Connection.CLIENT)
                .issueTime(Date.from(NOW))
                .notBeforeTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(3_600)))
                .jwtID("1")
                .claim("client_id", Connection.CLIENT);
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.getKeyID());
    }

    private static JWSHeader.Builder es256() {
        return header(JWSAlgorithm.ES256);
    }

    private static String signed(JWTClaimsSet claims) throws Exception {
        return sign(es256().build(), claims, new ECDSASigner(KEY));
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws Exception {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String tail(String token) {
        return token.substring(token.indexOf('.'));
    }
}
