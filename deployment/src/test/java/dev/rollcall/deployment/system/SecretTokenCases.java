package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do with the secret tokens of directories, and what identity providers notice of it. */
interface SecretTokenCases extends RunningRollcall {

    @Test
    default void theTokenIsInOneAnswerOnlyAndOpensTheDirectory() {
        Caller administrator = administrator();
        String tokens = tokens(newDirectory());
        JsonObject created =
                administrator.post(tokens, "{\"name\":\"Entra\"}").expect(201).json();
        String token = created.getString("token");
        assertThat(token).matches("rct_[0-9A-Za-z]{49}").endsWith(created.getString("lastFour"));
        anybody().bearing(token).get("/api/scim/v2/Users").expect(200);
        assertThat(administrator.get(tokens).expect(200).body())
                .doesNotContain(token)
                .contains("\"lastFour\":\"" + created.getString("lastFour") + "\"");
    }

    @Test
    default void aTokenLivesForAYearUnlessToldOtherwise() {
        Caller administrator = administrator();
        String tokens = tokens(newDirectory());
        JsonObject unasked =
                administrator.post(tokens, "{\"name\":\"Entra\"}").expect(201).json();
        assertThat(Instant.parse(unasked.getString("expiresAt")))
                .isEqualTo(Instant.parse(unasked.getString("created")).plus(Duration.ofDays(365)));
        JsonObject asked = administrator
                .post(tokens, "{\"name\":\"Okta\",\"expiresAt\":\"2999-01-01T01:00:00+01:00\"}")
                .expect(201)
                .json();
        assertThat(asked.getString("expiresAt")).isEqualTo("2999-01-01T00:00:00.000Z");
        assertThat(administrator
                        .post(tokens, "{\"name\":\"Okta\",\"expiresAt\":\"yesterday\"}")
                        .expect(400)
                        .body())
                .contains("\"field\":\"expiresAt\"");
    }

    @Test
    default void aTokenStopsWorkingWhenItExpires() {
        Caller administrator = administrator();
        ConnectedDirectory directory = newDirectory();
        Instant soon = Instant.now().plusSeconds(3);
        JsonObject created = administrator
                .post(tokens(directory), "{\"name\":\"Entra\",\"expiresAt\":\"" + soon + "\"}")
                .expect(201)
                .json();
        Caller idp = anybody().bearing(created.getString("token"));
        idp.get("/api/scim/v2/Users").expect(200);
        Eventually.expect(401, () -> idp.get("/api/scim/v2/Users"));
        assertThat(Pages.of(administrator, "/api/admin/directories/" + directory.id() + "/log?action=tokenRefused"))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event.getString("client")).isEqualTo("Entra");
                    assertThat(event.getString("reason"))
                            .matches("The secret token that ends in " + created.getString("lastFour")
                                    + " has expired\\. It came from [0-9.:]+\\.");
                });
    }

    /** In a flood of wrong tokens, which other tests may send, a line may stand for others. */
    @Test
    default void aWrongTokenIsShownByItsEndAndSource() {
        Caller administrator = administrator();
        ConnectedDirectory directory = newDirectory();
        JsonObject deleted = administrator
                .post(tokens(directory), "{\"name\":\"Gone\"}")
                .expect(201)
                .json();
        administrator.delete(tokens(directory) + "/" + deleted.getString("id")).expect(204);
        String mistyped = "rct_" + UUID.randomUUID();

        for (String token : List.of(deleted.getString("token"), mistyped)) {
            String end = token.substring(token.length() - 4);
            List<String> reasons = Eventually.some(() -> {
                anybody().bearing(token).get("/api/scim/v2/Users").expect(401);
                return Pages.of(administrator, "/api/admin/log?action=tokenRefused").stream()
                        .map(event -> event.getString("reason"))
                        .filter(reason -> reason.contains("ends in " + end + " "))
                        .toList();
            });
            assertThat(reasons).isNotEmpty().allSatisfy(reason -> assertThat(reason)
                    .matches("The token that ends in " + end
                            + " is no secret token of a user directory\\. It came from [0-9.:]+\\."));
        }
        assertThat(anybody().get("/api/admin/log").status()).isEqualTo(401);
        assertThat(directory.idp().get("/api/admin/log").status()).isEqualTo(401);
    }

    @Test
    default void aDirectoryHasAtMostThreeTokensAlsoWhenManyAreMadeAtOnce() {
        Caller administrator = administrator();
        String tokens = tokens(newDirectory());
        List<Answer> answers = Crowd.ask(20, i -> administrator.post(tokens, "{\"name\":\"" + i + "\"}"));
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(3);
        assertThat(administrator.get(tokens).expect(200).json().getJsonArray("items"))
                .hasSize(3);
    }

    @Test
    default void deletingATokenEndsItWithin5Seconds() {
        Caller administrator = administrator();
        String tokens = tokens(newDirectory());
        JsonObject created =
                administrator.post(tokens, "{\"name\":\"Entra\"}").expect(201).json();
        Caller idp = anybody().bearing(created.getString("token"));
        idp.get("/api/scim/v2/Users").expect(200);
        administrator.delete(tokens + "/" + created.getString("id")).expect(204);
        administrator.delete(tokens + "/" + created.getString("id")).expect(404);
        Eventually.expect(401, () -> idp.get("/api/scim/v2/Users"));
    }

    @Test
    default void aTokenOfAnotherDirectoryIsAnsweredLikeOneThatNobodyHas() {
        Caller administrator = administrator().with("X-Request-Id", "isolation");
        JsonObject foreign = administrator
                .post(tokens(newDirectory()), "{\"name\":\"Entra\"}")
                .expect(201)
                .json();
        String mine = tokens(newDirectory());
        Answer ofForeign =
                administrator.delete(mine + "/" + foreign.getString("id")).expect(404);
        Answer ofUnknown = administrator
                .delete(mine + "/" + new StringBuilder(foreign.getString("id")).reverse())
                .expect(404);
        assertThat(ofForeign.body()).isEqualTo(ofUnknown.body());
        anybody().bearing(foreign.getString("token")).get("/api/scim/v2/Users").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "lastFour", "colour"})
    default void nobodyChoosesAToken(String field) {
        Answer refused =
                administrator().post(tokens(newDirectory()), "{\"name\":\"x\",\"" + field + "\":\"chosen-by-me\"}");
        assertThat(refused.expect(400).body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    default void aTokenIsNothingOnTheOtherSurfaces() {
        JsonObject created = administrator()
                .post(tokens(newDirectory()), "{\"name\":\"Entra\"}")
                .expect(201)
                .json();
        anybody()
                .bearing(created.getString("token"))
                .get("/api/admin/directories")
                .expect(401);
    }

    private static String tokens(ConnectedDirectory directory) {
        return "/api/admin/directories/" + directory.id() + "/tokens";
    }
}
