package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Value;
import java.util.function.Function;

/**
 * An attribute of the {@code groups} of users or the {@code members} of groups, which are no column but rows of
 * {@code membership}.
 *
 * @param side from which side the rows are looked at
 * @param column the attribute in the rows that are joined there
 */
record MemberColumn(Side side, Column column) implements Column {

    /** What rows of {@code membership}, in JPQL {@code m}, are to a resource. */
    enum Side {
        /** The groups of a user, in JPQL {@code g}. */
        GROUPS("r.id in (select m.linkId from MembershipRow m, GroupRow g where m.directoryId = r.directoryId"
                + " and m.suspended = false and g.directoryId = m.directoryId and g.id = m.groupId"
                + " and g.heldSince is null"),
        /** The members of a group, in JPQL {@code l}. */
        MEMBERS(
                "r.id in (select m.groupId from MembershipRow m, LinkRow l where m.directoryId = r.directoryId"
                        + " and m.suspended = false and l.directoryId = m.directoryId and l.id = m.linkId",
                "r.members > 0");

        private final String having;
        private final String any;

        Side(String having) {
            this(having, having + ")");
        }

        Side(String having, String any) {
            this.having = having;
            this.any = any;
        }
    }

    @Override
    public Narrowing compared(Operator operator, Value literal, Function<String, ComparisonKey> key) {
        Narrowing row = column.compared(operator, literal, key);
        return row.equals(Narrowing.NONE)
                ? present().necessary()
                : new Narrowing(side.having + " and " + row.condition() + ")", row.parameters(), row.exactness());
    }

    @Override
    public Narrowing present() {
        return Narrowing.exactly(side.any);
    }
}
