package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.persistence.ColumnKey;
import java.util.List;
import java.util.function.Function;

/** An attribute of the {@code groups} of users, which are no column but rows of {@code membership}. */
enum MemberColumn implements Column {
    /** The group's id. */
    ID {
        @Override
        Narrowing compared(Operator operator, String key) {
            return operator != Operator.EQ
                    ? Narrowing.NONE
                    : ColumnKey.isId(key) ? among(Narrowing.exactly("m.groupId = ?", key)) : Narrowing.NOTHING;
        }
    },
    /** The group's name. */
    NAME {
        @Override
        Narrowing compared(Operator operator, String key) {
            return among(new KeyColumn("g.nameKey").compared(operator, key));
        }
    },
    /** What all groups of users have: they are of type {@code direct}. */
    ANY {
        @Override
        Narrowing compared(Operator operator, String key) {
            return present().necessary();
        }
    };

    abstract Narrowing compared(Operator operator, String key);

    @Override
    public Narrowing compared(Operator operator, Value literal, Function<String, ComparisonKey> key) {
        return literal instanceof Text text && KeyColumn.isWellFormed(text.text())
                ? compared(operator, key.apply(text.text()).text())
                : Narrowing.NONE;
    }

    @Override
    public Narrowing present() {
        return among(Narrowing.EVERYTHING);
    }

    private static Narrowing among(Narrowing group) {
        Narrowing rows = Narrowing.allOf(List.of(
                Narrowing.exactly("m.directoryId = r.directoryId and m.suspended = false"
                        + " and g.directoryId = m.directoryId and g.id = m.groupId and g.heldSince is null"),
                group));
        return new Narrowing(
                "r.id in (select m.linkId from MembershipRow m, GroupRow g where " + rows.condition() + ")",
                rows.parameters(),
                rows.exactness());
    }
}
