package dev.rollcall.domain.group;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.And;
import dev.rollcall.domain.scim.filter.Comparison;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.filter.Or;
import dev.rollcall.domain.scim.value.Text;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The members that the brackets of a PATCH path select. They must be named: a group is not searched for them. */
final class MemberSelection {

    private MemberSelection() {}

    /**
     * Returns the ids in {@code members[value eq "…"]}, in which {@code or}, {@code and} and {@code type} may stand.
     *
     * @throws Refusal {@code noTarget} when it selects members by anything but their ids
     */
    static Set<String> of(Filter filter) {
        return ids(filter).orElseThrow(() -> notNamed(filter));
    }

    /** Returns the ids; empty when all members would do. */
    private static Optional<Set<String>> ids(Filter filter) {
        if (filter instanceof Comparison comparison && comparison.operator() == Operator.EQ) {
            return ids(comparison);
        }
        if (filter instanceof Or or) {
            Set<String> any = new LinkedHashSet<>();
            for (Filter term : or.terms()) {
                any.addAll(of(term));
            }
            return Optional.of(any);
        }
        if (filter instanceof And and) {
            Optional<Set<String>> all = Optional.empty();
            for (Filter term : and.terms()) {
                all = both(all, ids(term));
            }
            return all;
        }
        throw notNamed(filter);
    }

    private static Optional<Set<String>> ids(Comparison comparison) {
        String literal = comparison.literal() instanceof Text text
                ? text.text()
                : comparison.literal().toString();
        return switch (comparison.path().attribute().name()) {
            case "value" -> Optional.of(Set.of(literal));
            case "type" -> literal.equalsIgnoreCase("User") ? Optional.empty() : Optional.of(Set.of());
            default -> throw notNamed(comparison);
        };
    }

    private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<String> common = new LinkedHashSet<>(one.get());
        common.retainAll(other.get());
        return Optional.of(common);
    }

    private static Refusal notNamed(Filter filter) {
        return Refusal.of(
                Reason.NO_TARGET,
                "Members are selected by their ids, as in members[value eq \"id\"], not by " + filter + ".");
    }
}
