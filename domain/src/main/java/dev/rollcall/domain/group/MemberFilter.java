package dev.rollcall.domain.group;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.And;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.Comparison;
import dev.rollcall.domain.scim.filter.ElementMatch;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.NoMatch;
import dev.rollcall.domain.scim.filter.Not;
import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.filter.Or;
import dev.rollcall.domain.scim.filter.Present;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A filter over groups in which members are only asked for by their ids, which an index answers. Every other question
 * about members would need all members of all groups to be read, and is refused.
 */
public final class MemberFilter {

    /** Stands for the id of whoever is a member. */
    public static final String ANYBODY = "*";

    private static final AttributePath ID =
            AttributePath.resolve("members.value", CoreSchemas.GROUP).orElseThrow();

    private MemberFilter() {}

    /**
     * Returns a filter with the same meaning, whose only conditions on members are {@code members.value eq} and
     * {@code members.value pr}.
     *
     * @throws Refusal {@code invalidFilter} when there is none
     */
    public static Filter of(Filter filter) {
        if (filter instanceof And and) {
            return new And(each(and.terms()));
        }
        if (filter instanceof Or or) {
            return new Or(each(or.terms()));
        }
        if (filter instanceof Not not) {
            return new Not(of(not.inner()));
        }
        if (filter instanceof ElementMatch match && isMembers(match.path())) {
            return selecting(match);
        }
        if (filter instanceof Comparison comparison && isMembers(comparison.path())) {
            return compared(comparison);
        }
        return filter instanceof Present present && isMembers(present.path()) ? new Present(ID) : filter;
    }

    /** Returns the ids that a filter from {@link #of} asks for, and {@link #ANYBODY} if it asks whether there are any. */
    public static Set<String> ids(Filter filter) {
        Set<String> ids = new LinkedHashSet<>();
        collect(filter, ids);
        return ids;
    }

    private static void collect(Filter filter, Set<String> ids) {
        if (filter instanceof And and) {
            and.terms().forEach(term -> collect(term, ids));
        } else if (filter instanceof Or or) {
            or.terms().forEach(term -> collect(term, ids));
        } else if (filter instanceof Not not) {
            collect(not.inner(), ids);
        } else if (filter instanceof Comparison comparison
                && isMembers(comparison.path())
                && comparison.literal() instanceof Text text) {
            ids.add(text.text());
        } else if (filter instanceof Present present && isMembers(present.path())) {
            ids.add(ANYBODY);
        }
    }

    private static List<Filter> each(List<Filter> terms) {
        return terms.stream().map(MemberFilter::of).toList();
    }

    /** Brackets of a group without members of those ids select nothing, and those of several ids any of them. */
    private static Filter selecting(ElementMatch match) {
        try {
            List<Filter> ids = MemberSelection.of(match.inner()).stream()
                    .<Filter>map(id -> new Comparison(ID, Operator.EQ, new Text(id)))
                    .toList();
            return ids.isEmpty() ? new NoMatch(ID.toString()) : ids.size() == 1 ? ids.get(0) : new Or(ids);
        } catch (Refusal e) {
            throw unanswerable(match);
        }
    }

    private static Filter compared(Comparison comparison) {
        boolean isId = comparison.operator() == Operator.EQ
                && comparison.path().toString().equals(ID.toString());
        if (!isId) {
            throw unanswerable(comparison);
        }
        return comparison;
    }

    private static boolean isMembers(AttributePath path) {
        return path.extensionUrn() == null
                && path.attribute().name().equals(ID.attribute().name());
    }

    private static Refusal unanswerable(Filter filter) {
        return Refusal.of(
                Reason.INVALID_FILTER,
                "Groups are filtered by the ids of members only, as in members.value eq \"id\", not by " + filter
                        + ".");
    }
}
