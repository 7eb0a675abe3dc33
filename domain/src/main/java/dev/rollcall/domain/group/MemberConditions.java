package dev.rollcall.domain.group;

import dev.rollcall.domain.scim.filter.And;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.Comparison;
import dev.rollcall.domain.scim.filter.ElementMatch;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.Not;
import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.filter.Or;
import dev.rollcall.domain.scim.filter.Present;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a query over groups asks of their {@code members}. Each condition is met by one member alone, so that a few of its
 * members decide about a group as all would.
 *
 * @param ids the ids of members that the filter asks for, which an index finds
 * @param others the other conditions, for which members are read until each has one that meets it
 */
public record MemberConditions(Set<String> ids, List<Filter> others) {

    private static final String MEMBERS = "members";

    /** Copies what it is given. */
    public MemberConditions {
        ids = Set.copyOf(ids);
        others = List.copyOf(others);
    }

    /** Returns what the filter asks; an order by members asks for the first. */
    public static MemberConditions of(Query query) {
        Set<String> ids = new LinkedHashSet<>();
        Set<Filter> others = new LinkedHashSet<>();
        query.filter().ifPresent(filter -> collect(filter, ids, others));
        query.sort()
                .path()
                .filter(MemberConditions::isOfMembers)
                .map(Present::new)
                .ifPresent(others::add);
        return new MemberConditions(ids, List.copyOf(others));
    }

    /** Returns whether no members are asked for. */
    public boolean isEmpty() {
        return ids.isEmpty() && others.isEmpty();
    }

    private static void collect(Filter filter, Set<String> ids, Set<Filter> others) {
        if (filter instanceof And and) {
            and.terms().forEach(term -> collect(term, ids, others));
        } else if (filter instanceof Or or) {
            or.terms().forEach(term -> collect(term, ids, others));
        } else if (filter instanceof Not not) {
            collect(not.inner(), ids, others);
        } else if (filter instanceof Comparison comparison && isId(comparison)) {
            ids.add(comparison
                    .path()
                    .target()
                    .key(((Text) comparison.literal()).text())
                    .text());
        } else if (asksForMembers(filter)) {
            others.add(filter);
        }
    }

    private static boolean isId(Comparison comparison) {
        return comparison.operator() == Operator.EQ
                && isOfMembers(comparison.path())
                && comparison.path().target().name().equals("value");
    }

    private static boolean asksForMembers(Filter filter) {
        return (filter instanceof Comparison comparison && isOfMembers(comparison.path()))
                || (filter instanceof Present present && isOfMembers(present.path()))
                || (filter instanceof ElementMatch match && isOfMembers(match.path()));
    }

    private static boolean isOfMembers(AttributePath path) {
        return path.isOf(MEMBERS);
    }

    /** Returns those of the members that are the first to meet one of the {@link #others}; reads no more than it takes. */
    public List<Value> witnesses(Iterator<? extends Value> members) {
        List<Filter> open = new ArrayList<>(others);
        List<Value> witnesses = new ArrayList<>();
        while (!open.isEmpty() && members.hasNext()) {
            Value member = members.next();
            Complex alone = Complex.of(MEMBERS, Many.of(member));
            if (open.removeIf(condition -> condition.matches(alone))) {
                witnesses.add(member);
            }
        }
        return witnesses;
    }
}
