package dev.rollcall.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FateOfUsersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final DirectoryId HERE = new DirectoryId("here");
    private static final Departure BY_DIRECTORY = new Departure(HERE, NOW.minusSeconds(9), NOW.minusSeconds(8));

    @ParameterizedTest
    @CsvSource({
        "CONVERT, ACTIVE, ACTIVE",
        "CONVERT, INACTIVE, INACTIVE",
        "CONVERT, DELETED, DELETED",
        "DEACTIVATE, ACTIVE, INACTIVE",
        "DEACTIVATE, INACTIVE, INACTIVE",
        "DEACTIVATE, DELETED, DELETED",
        "DELETE, ACTIVE, DELETED",
        "DELETE, INACTIVE, DELETED",
        "DELETE, DELETED, DELETED"
    })
    void decidesTheStatus(FateOfUsers fate, UserStatus before, UserStatus after) {
        Person released = fate.release(person(before), NOW);

        assertThat(released.user().status()).isEqualTo(after);
        assertThat(released.user().owner()).isNull();
        assertThat(released.link()).isNull();
        assertThat(released.user().isDeprovisionedBy(HERE)).isFalse();
        assertThat(released.user().attributes()).isEqualTo(Tree.object("{'nickName':'own','title':'supplied'}"));
        assertThat(released.user().plannedDeletion()).isEmpty();
    }

    @Test
    void makesTheDeletionTheAdministrators() {
        User deleted =
                FateOfUsers.DELETE.release(person(UserStatus.ACTIVE), NOW).user();

        assertThat(deleted.departure()).isEqualTo(new Departure(null, NOW, NOW));
        assertThat(FateOfUsers.DELETE
                        .release(person(UserStatus.DELETED), NOW)
                        .user()
                        .departure())
                .isEqualTo(new Departure(null, NOW.minusSeconds(9), NOW.minusSeconds(8)));
    }

    @ParameterizedTest
    @CsvSource({
        "CONVERT, DETACHED, Made a local user: an administrator removed the user directory HR.",
        "DEACTIVATE, DEACTIVATED, Made a local user and set inactive: an administrator removed the user directory HR.",
        "DELETE, DELETED, Deleted: an administrator removed the user directory HR."
    })
    void saysWhy(FateOfUsers fate, String action, String reason) {
        assertThat(fate.action()).hasToString(action);
        assertThat(fate.reason("HR")).isEqualTo(reason);
    }

    private static Person person(UserStatus status) {
        Complex local = Tree.object("{'nickName':'own'}");
        Departure departure = status == UserStatus.ACTIVE ? null : BY_DIRECTORY;
        User user = new User(new UserId("u"), "Ann", status, false, false, HERE, departure, local);
        Complex supplied = Tree.object("{'userName':'Ann','active':true,'title':'supplied'}");
        return new Person(
                user, new Link(new ResourceId("l"), HERE, user.id(), Link.State.OPEN, supplied, Meta.createdAt(NOW)));
    }
}
