package dev.rollcall.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GroupTest {

    private static final Instant NOW = Instant.parse("2026-03-29T02:30:00Z");
    private static final Complex STAFF = Complex.of("displayName", new Text("Staff"));
    private static final Complex PEOPLE = Complex.of("displayName", new Text("People"));

    private final Group group = Group.of(new DirectoryId("d"), new ResourceId("g"), STAFF, NOW);

    @Test
    void isUnchangedWithoutAnEffect() {
        assertThat(group.with(STAFF, 0, 0, NOW.plusSeconds(1))).isSameAs(group);
    }

    @Test
    void movesItsVersionOnceForAllThatChanged() {
        Group changed = group.with(PEOPLE, 3, 1, NOW.plusSeconds(1));

        assertThat(changed.meta().version()).isEqualTo(new Version(2));
        assertThat(changed.meta().lastModified()).isEqualTo(NOW.plusSeconds(1));
        assertThat(changed.members()).isEqualTo(2);
        assertThat(changed.changedNames(group)).containsExactly("displayName");
    }

    @Test
    void isChangedByAnExchangeOfMembersThatKeepsTheirNumber() {
        assertThat(group.with(STAFF, 1, 0, NOW).with(STAFF, 1, 1, NOW).meta().version())
                .isEqualTo(new Version(3));
    }

    @Test
    void canBecomeLocalAndBelongToADirectoryAgain() {
        Group local = group.local(PEOPLE, NOW);

        assertThat(local.owningDirectory()).isEmpty();
        assertThat(local.displayName()).isEqualTo("People");
        assertThat(local.ownedBy(new DirectoryId("e"), NOW).owningDirectory()).contains(new DirectoryId("e"));
    }
}
