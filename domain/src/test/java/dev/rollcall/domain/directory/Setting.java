package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of the table of settings in the admin API's contract: what may be set, what not, and what is set unasked. */
record Setting(String path, Value byDefault, List<Value> accepted, List<Value> refused) {

    static final List<Setting> ALL = List.of(
            flag("active", false),
            flag("denyFormLogin", false),
            choice("users.existingLocalUsers", "connect", "reject"),
            choice("users.matchBy", "userName", "userNameThenEmail"),
            choice("users.usersOfOtherDirectories", "reject", "takeOverIfInactive", "takeOver"),
            choice("users.manualChanges", "lock", "overwrite", "keep"),
            choice("users.manualBlock", "blockWins", "directoryWins"),
            flag("users.protectUsers", true),
            flag("synchronization.activate", true),
            choice("synchronization.deprovisionPolicy.type", "deactivate", "ignore", "deactivateThenDelete", "delete"),
            number("synchronization.deprovisionPolicy.graceDays", 30, 1, 365),
            flag("synchronization.restore", true),
            flag("synchronization.brake.enabled", true),
            number("synchronization.brake.percent", 20, 1, 100),
            number("synchronization.brake.minimum", 10, 1, 1_000_000),
            flag("synchronization.brake.holdDeactivations", false),
            flag("synchronization.groups", true),
            choice("synchronization.sameGroupName", "reject", "connect", "suffix"),
            choice("synchronization.deletedGroup", "delete", "keep"),
            choice("synchronization.unknownMembers", "park", "reject", "skip"),
            choice("synchronization.unknownAttributes", "ignore", "reject"),
            number("synchronization.logRetentionDays", 180, 1, 3650),
            flag("synchronization.logLookups", false));

    private static Setting flag(String path, boolean byDefault) {
        return new Setting(
                path,
                Flag.of(byDefault),
                List.of(Flag.TRUE, Flag.FALSE),
                List.of(new Text("true"), Numeric.of(1), Complex.empty(), Many.of()));
    }

    private static Setting choice(String path, String byDefault, String... others) {
        List<Value> accepted = Stream.concat(Stream.of(byDefault), Arrays.stream(others))
                .<Value>map(Text::new)
                .toList();
        return new Setting(
                path,
                accepted.get(0),
                accepted,
                List.of(new Text("other"), new Text(""), new Text(byDefault + " "), Flag.TRUE, Numeric.of(0)));
    }

    private static Setting number(String path, int byDefault, int least, int most) {
        return new Setting(
                path,
                Numeric.of(byDefault),
                List.of(Numeric.of(byDefault), Numeric.of(least), Numeric.of(most)),
                List.of(
                        Numeric.of(least - 1),
                        Numeric.of(most + 1),
                        Numeric.of(Long.MAX_VALUE),
                        new Numeric(new BigDecimal("2.5")),
                        new Text(Integer.toString(byDefault)),
                        Flag.TRUE));
    }

    /** Returns an object that sets this setting and nothing else. */
    Complex to(Value value) {
        Value inner = value;
        List<String> names = List.of(path.split("\\.", -1));
        for (int i = names.size() - 1; i >= 0; i--) {
            inner = Complex.of(names.get(i), inner);
        }
        return (Complex) inner;
    }

    /** Returns what {@code tree} says about this setting. */
    @Nullable
    Value in(Complex tree) {
        List<String> names = List.of(path.split("\\.", -1));
        Complex inner = tree;
        for (String name : names.subList(0, names.size() - 1)) {
            inner = inner.complex(name);
        }
        return inner.get(names.get(names.size() - 1));
    }

    @Override
    public String toString() {
        return path;
    }
}
