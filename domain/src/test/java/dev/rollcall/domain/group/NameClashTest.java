package dev.rollcall.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.SynchronizationRules.SameGroupName;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameClashTest {

    private static final DirectoryId DIRECTORY = new DirectoryId("d");

    @Test
    void aFreeNameIsTakenAsItIs() {
        for (SameGroupName setting : SameGroupName.values()) {
            assertThat(new NameClash(setting, "Staff").settle(List.of())).isEqualTo("Staff");
        }
    }

    @Test
    void aTakenNameIsRefusedAndTheGroupOfTheDirectoryIsTold() {
        NameClash clash = new NameClash(SameGroupName.REJECT, "Staff");

        assertThatThrownBy(() -> clash.settle(List.of(group("STAFF"))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.UNIQUENESS);
                    assertThat(refusal.existing()).contains(new ResourceId("STAFF"));
                });
        assertThatThrownBy(() -> clash.settle(List.of(local("staff"))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.UNIQUENESS);
                    assertThat(refusal.existing()).isEmpty();
                });
    }

    @Test
    void aSuffixIsTheFirstFreeNumber() {
        NameClash clash = new NameClash(SameGroupName.SUFFIX, "Staff");

        assertThat(clash.settle(List.of(group("staff")))).isEqualTo("Staff (2)");
        assertThat(clash.settle(List.of(local("staff"), group("Staff (2)"), group("STAFF (3)"))))
                .isEqualTo("Staff (4)");
        assertThat(clash.settle(List.of(group("Staff (2)")))).isEqualTo("Staff");
        assertThat(clash.candidates()).hasSize(NameClash.VARIANTS).contains(Group.nameKey("staff (100)"));
    }

    @Test
    void whenAllSuffixesAreTakenTheNameIsRefused() {
        List<Group> all = IntStream.rangeClosed(1, NameClash.VARIANTS)
                .mapToObj(number -> group(number == 1 ? "Staff" : "Staff (" + number + ")"))
                .toList();

        assertThatThrownBy(() -> new NameClash(SameGroupName.SUFFIX, "Staff").settle(all))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aLongNameIsCutToMakeRoomButNotWithinACharacter() {
        String name = "x".repeat(505) + "😀yyyyy";

        String settled = new NameClash(SameGroupName.SUFFIX, name).settle(List.of(group(name)));

        assertThat(settled).isEqualTo("x".repeat(505) + " (2)").hasSizeLessThanOrEqualTo(512);
    }

    @Test
    void onlyTheSettingConnects() {
        List<Group> namesakes = List.of(group("staff"), local("Staff"));

        assertThat(new NameClash(SameGroupName.CONNECT, "Staff").connectable(namesakes))
                .contains(namesakes.get(0));
        assertThat(new NameClash(SameGroupName.CONNECT, "Staff").connectable(List.of()))
                .isEmpty();
        assertThat(new NameClash(SameGroupName.REJECT, "Staff").connectable(namesakes))
                .isEmpty();
        assertThat(new NameClash(SameGroupName.SUFFIX, "Staff").connectable(namesakes))
                .isEmpty();
    }

    private static Group group(String name) {
        return Group.of(DIRECTORY, new ResourceId(name), Complex.of("displayName", new Text(name)), Instant.EPOCH);
    }

    private static Group local(String name) {
        Group group = group(name);
        return group.local(group.attributes(), Instant.EPOCH);
    }
}
