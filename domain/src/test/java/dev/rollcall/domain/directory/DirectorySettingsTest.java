package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySettingsTest {

    private static final DirectorySettings HR = DirectorySettings.create(named("HR"));

    static Stream<Setting> settings() {
        return Setting.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void hasItsDefaultUnlessSet(Setting setting) {
        assertThat(setting.in(HR.toTree())).isEqualTo(setting.byDefault());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void takesEveryOptionAndLeavesTheOtherSettingsAlone(Setting setting) {
        for (Value option : setting.accepted()) {
            DirectorySettings changed = HR.merge(setting.to(option));

            assertThat(setting.in(changed.toTree())).isEqualTo(option);
            assertThat(changed.merge(setting.to(setting.byDefault()))).isEqualTo(HR);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void goesBackToItsDefaultWithNull(Setting setting) {
        for (Value option : setting.accepted()) {
            assertThat(HR.merge(setting.to(option)).merge(setting.to(Null.NULL)))
                    .isEqualTo(HR);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void refusesEveryOtherValueByName(Setting setting) {
        for (Value wrong : setting.refused()) {
            assertThatExceptionOfType(Refusal.class)
                    .as("%s", wrong)
                    .isThrownBy(() -> HR.merge(setting.to(wrong)))
                    .satisfies(refusal -> {
                        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE);
                        assertThat(refusal.fields())
                                .extracting(Refusal.Field::field)
                                .containsExactly(setting.path());
                        assertThat(refusal.detail()).startsWith("The field " + setting.path() + " must be ");
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void keepsWhatWasSetWhenSomethingElseChanges(Setting setting) {
        for (Value option : setting.accepted()) {
            DirectorySettings renamed = HR.merge(setting.to(option)).merge(named("Payroll"));

            assertThat(setting.in(renamed.toTree())).isEqualTo(option);
            assertThat(renamed.name()).isEqualTo("Payroll");
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void readsBackWhatItWrites(Setting setting) {
        for (Value option : setting.accepted()) {
            DirectorySettings changed = HR.merge(setting.to(option));

            assertThat(DirectorySettings.create(changed.toTree())).isEqualTo(changed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "synchronization", "synchronization.brake", "synchronization.deprovisionPolicy"})
    void resetsAWholeGroupOfSettingsWithNullAndRefusesAnythingThatIsNoObject(String path) {
        Setting group = new Setting(path, Null.NULL, List.of(), List.of());
        DirectorySettings changed = Setting.ALL.stream()
                .filter(setting -> setting.path().startsWith(path + "."))
                .reduce(HR, (settings, s) -> settings.merge(s.to(s.accepted().get(1))), (a, b) -> b);

        assertThat(changed).isNotEqualTo(HR);
        assertThat(changed.merge(group.to(Null.NULL))).isEqualTo(HR);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> HR.merge(group.to(Flag.TRUE)))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .containsExactly(new Refusal.Field(path, "The field " + path + " must be an object.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour",
                "ACTIVE",
                "id",
                "status",
                "users.colour",
                "synchronization.colour",
                "synchronization.brake.colour",
                "synchronization.deprovisionPolicy.colour"
            })
    void refusesAnUnknownFieldByName(String path) {
        Setting unknown = new Setting(path, Null.NULL, List.of(), List.of());

        for (Value value : List.of(Null.NULL, Flag.TRUE, new Text("blue"))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> HR.merge(unknown.to(value)))
                    .satisfies(refusal -> assertThat(refusal.fields())
                            .containsExactly(new Refusal.Field(path, "The field " + path + " is not known.")));
        }
    }

    @Test
    void namesTheSettingsThatDiffer() {
        DirectorySettings before = DirectorySettings.create(Complex.of("name", new Text("HR")));
        DirectorySettings after = before.merge(Complex.of("active", (Value) Flag.TRUE)
                .with("users", Complex.of("matchBy", new Text("userNameThenEmail"))));

        assertThat(after.changedNames(before)).containsExactly("active", "users");
        assertThat(before.changedNames(before)).isEmpty();
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Complex body = Complex.of(Map.of(
                "active", new Text("yes"), "users", Complex.of("manualBlock", Numeric.of(1)), "colour", Flag.TRUE));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DirectorySettings.create(body))
                .withMessage("4 fields are wrong; see errors.")
                .satisfies(refusal -> assertThat(refusal.fields())
                        .extracting(Refusal.Field::field)
                        .containsExactlyInAnyOrder("name", "active", "users.manualBlock", "colour"));
    }

    @Test
    void listsTheOptionsWhenAChoiceIsWrong() {
        Complex body = Complex.of("users", Complex.of("usersOfOtherDirectories", new Text("steal")));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> HR.merge(body))
                .withMessage(
                        "The field users.usersOfOtherDirectories must be one of reject, takeOverIfInactive, takeOver.");
    }

    @Test
    void tellsTheRangeOfANumber() {
        Complex body = Complex.of("synchronization", Complex.of("logRetentionDays", Numeric.of(0)));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> HR.merge(body))
                .withMessage("The field synchronization.logRetentionDays must be a whole number from 1 to 3650.");
    }

    @Test
    void takesAWholeNumberHoweverItIsWritten() {
        Complex body =
                Complex.of("synchronization", Complex.of("logRetentionDays", new Numeric(new BigDecimal("1.0e2"))));

        assertThat(HR.merge(body).synchronization().logRetentionDays()).isEqualTo(100);
    }

    @Test
    void isOfTypeScimWhichNobodyCanChange() {
        assertThat(HR.toTree().text("type")).contains("SCIM");
        assertThat(HR.merge(Complex.of("type", new Text("SCIM")))).isEqualTo(HR);
        for (Value other : List.of(new Text("LDAP"), new Text("scim"), Null.NULL, Flag.TRUE)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> HR.merge(Complex.of("type", other)))
                    .withMessage("The field type must be SCIM.");
        }
    }

    @Test
    void needsANameOf1To200CharactersWithoutTheBlanksAroundIt() {
        assertThat(DirectorySettings.create(named("  H R\t")).name()).isEqualTo("H R");
        assertThat(DirectorySettings.create(named("x")).name()).isEqualTo("x");
        assertThat(DirectorySettings.create(named(" " + "x".repeat(200))).name())
                .hasSize(200);
        for (Complex body : List.of(
                Complex.empty(),
                named(""),
                named(" \t"),
                named("x".repeat(201)),
                Complex.of("name", Null.NULL),
                Complex.of("name", Numeric.of(7)))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> DirectorySettings.create(body))
                    .withMessage("The field name must be a text of 1 to 200 characters.");
        }
    }

    @Test
    void keepsItsNameUnlessGivenAnother() {
        assertThat(HR.merge(Complex.empty())).isEqualTo(HR);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> HR.merge(Complex.of("name", Null.NULL)));
    }

    private static Complex named(String name) {
        return Complex.of("name", new Text(name));
    }
}
