package dev.rollcall.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.application.access.Caller;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.rest.http.InMemorySurface;
import dev.rollcall.rest.http.InMemorySurface.Answer;
import org.junit.jupiter.api.Test;

/** Who may call the admin API. */
class AdminAccessTest extends AdminSurface {

    @Test
    void challengesACallerWithoutACredentialWhateverTheAddress() {
        for (String path : new String[] {"/directories", "/nothing", "/"}) {
            Answer answer = anybody.send("GET", path, "");

            assertProblem(answer, 401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"rollcall\"");
        }
    }

    @Test
    void challengesACallerWithABadCredential() {
        Answer answer = anybody.refused(AccessRefusal.INVALID_TOKEN).send("GET", "/directories", "");

        assertProblem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void refusesTheCredentialOfADirectory() {
        Directory directory = new Directory(
                new DirectoryId("d"),
                DirectorySettings.create(Complex.of("name", new Text("HR"))),
                Meta.createdAt(CLOCK.instant()));

        Answer answer = anybody.as(new Caller.OfDirectory(directory, "client")).send("GET", "/directories", "");

        assertProblem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void refusesSeveralCredentials() {
        assertProblem(anybody.refused(AccessRefusal.SEVERAL_CREDENTIALS).send("GET", "/directories", ""), 400);
    }

    @Test
    void asksForAnotherTryWhileCredentialsCannotBeChecked() {
        Answer answer = anybody.refused(AccessRefusal.UNAVAILABLE).send("GET", "/directories", "");

        assertProblem(answer, 503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void letsAReaderReadAndNothingElse() {
        InMemorySurface reader = as(Permission.READ);
        String id = newDirectory("HR");

        assertThat(reader.send("GET", "/directories/" + id, "").status()).isEqualTo(200);
        assertThat(reader.send("HEAD", "/directories/" + id, "").status()).isEqualTo(200);
        for (String method : new String[] {"POST", "PATCH", "PUT", "DELETE", "BREW"}) {
            Answer answer = reader.send(method, "/directories/" + id, "");
            assertProblem(answer, 403);
            assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
        }
    }

    @Test
    void refusesAnAdministratorWithoutTheRightPermission() {
        assertProblem(as(Permission.MANAGE_USERS).send("GET", "/directories", ""), 403);
        assertProblem(as().send("GET", "/directories", ""), 403);
    }

    @Test
    void letsOnlyThoseManagePeopleWhoMay() {
        String path = "/users/" + newUser("ann");
        InMemorySurface people = as(Permission.MANAGE_USERS);
        InMemorySurface directories = as(Permission.MANAGE_USER_DIRECTORIES);

        assertThat(people.send("GET", path, "").status()).isEqualTo(200);
        assertThat(people.send("POST", path + "/block", "").status()).isEqualTo(200);
        assertThat(as(Permission.READ).send("GET", path, "").status()).isEqualTo(200);
        assertProblem(as(Permission.READ).send("POST", path + "/block", ""), 403);
        for (String disguise : new String[] {path, "/users;a=b/x", "//users", "/%75sers", "/./users"}) {
            Answer refused = directories.send("POST", disguise, "{}", "Content-Type", "application/json");
            assertThat(refused.status()).as(disguise).isIn(403, 404);
            assertThat(directories.send("GET", disguise, "").status())
                    .as(disguise)
                    .isIn(403, 404);
        }
        assertThat(directories.send("GET", path, "").body()).contains("manage-users");
    }
}
