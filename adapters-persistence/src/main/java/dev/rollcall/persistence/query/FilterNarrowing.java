package dev.rollcall.persistence.query;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.filter.And;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.Comparison;
import dev.rollcall.domain.scim.filter.ElementMatch;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.NoMatch;
import dev.rollcall.domain.scim.filter.Not;
import dev.rollcall.domain.scim.filter.Or;
import dev.rollcall.domain.scim.filter.Present;
import dev.rollcall.domain.scim.schema.ResourceType;
import java.util.List;
import java.util.function.Function;

/** Turns a filter into a {@link Narrowing}: the one place where the kinds of filters are told apart outside the domain. */
final class FilterNarrowing {

    private final AttributeNarrowing attributes;

    FilterNarrowing(ResourceTable table, DirectoryId directory, ResourceType type) {
        this.attributes = new AttributeNarrowing(table, directory, type);
    }

    Narrowing of(Filter filter) {
        return of(filter, Function.identity());
    }

    /** {@code absolute} makes a path of the resource from one of the filter, which may stand in brackets. */
    private Narrowing of(Filter filter, Function<AttributePath, AttributePath> absolute) {
        if (filter instanceof Comparison comparison) {
            return attributes.compared(absolute.apply(comparison.path()), comparison.operator(), comparison.literal());
        }
        if (filter instanceof Present present) {
            return attributes.present(absolute.apply(present.path()));
        }
        if (filter instanceof And and) {
            return Narrowing.allOf(each(and.terms(), absolute));
        }
        if (filter instanceof Or or) {
            return Narrowing.anyOf(each(or.terms(), absolute));
        }
        if (filter instanceof Not not) {
            return of(not.inner(), absolute).negated();
        }
        if (filter instanceof ElementMatch match) {
            return element(match);
        }
        if (filter instanceof NoMatch) {
            return Narrowing.NOTHING;
        }
        throw new IllegalStateException("an unknown kind of filter: " + filter.getClass());
    }

    private List<Narrowing> each(List<Filter> terms, Function<AttributePath, AttributePath> absolute) {
        return terms.stream().map(term -> of(term, absolute)).toList();
    }

    /**
     * A resource has an element with <em>a or b</em> exactly if it has one with <em>a</em> or one with <em>b</em>. For
     * <em>and</em> that is only necessary, as they may be two elements; for <em>not</em> it is not even that.
     */
    private Narrowing element(ElementMatch match) {
        Filter inner = match.inner();
        if (inner instanceof Not || inner instanceof ElementMatch) {
            return Narrowing.NONE;
        }
        if (inner instanceof And and) {
            return Narrowing.allOf(elements(match, and.terms())).necessary();
        }
        if (inner instanceof Or or) {
            return Narrowing.anyOf(elements(match, or.terms()));
        }
        return of(inner, path -> match.path().sub(path.attribute().name()).orElseThrow());
    }

    private List<Narrowing> elements(ElementMatch match, List<Filter> terms) {
        return terms.stream()
                .map(term -> element(new ElementMatch(match.path(), term)))
                .toList();
    }
}
