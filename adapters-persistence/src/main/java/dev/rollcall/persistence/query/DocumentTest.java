package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.filter.And;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.Comparison;
import dev.rollcall.domain.scim.filter.ElementMatch;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.NoMatch;
import dev.rollcall.domain.scim.filter.Not;
import dev.rollcall.domain.scim.filter.Or;
import dev.rollcall.domain.scim.filter.Present;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A test of the text of a document that every match of a filter passes. It is a hundred times cheaper than reading the
 * document, and most candidates fail it.
 */
final class DocumentTest {

    /** Attributes of a resource that are not in its document. */
    private static final Set<String> OUTSIDE = Set.of("id", "meta", "schemas", "members", "groups");

    private DocumentTest() {}

    static Predicate<String> of(Filter filter) {
        return of(filter, Optional.empty());
    }

    /** {@code before} is the attribute before the brackets that the filter stands in. */
    private static Predicate<String> of(Filter filter, Optional<AttributePath> before) {
        if (filter instanceof Comparison comparison) {
            return isOutside(before.orElse(comparison.path())) ? DocumentTest::any : compared(comparison);
        }
        if (filter instanceof Present present) {
            return isOutside(before.orElse(present.path())) ? DocumentTest::any : names(present.path());
        }
        if (filter instanceof And and) {
            return each(and.terms(), before).stream().reduce(DocumentTest::any, Predicate::and);
        }
        if (filter instanceof Or or) {
            return each(or.terms(), before).stream().reduce(document -> false, Predicate::or);
        }
        if (filter instanceof ElementMatch match) {
            return isOutside(match.path()) ? DocumentTest::any : of(match.inner(), Optional.of(match.path()));
        }
        if (filter instanceof NoMatch) {
            return document -> false;
        }
        if (filter instanceof Not) {
            return DocumentTest::any;
        }
        throw new IllegalStateException("an unknown kind of filter: " + filter.getClass());
    }

    private static List<Predicate<String>> each(List<Filter> terms, Optional<AttributePath> before) {
        return terms.stream().map(term -> of(term, before)).toList();
    }

    /** Returns whether the attribute has no values in the document. */
    static boolean isOutside(AttributePath path) {
        return OUTSIDE.contains(path.attribute().name());
    }

    private static Predicate<String> names(AttributePath path) {
        String name = "\"" + path.target().name() + "\":";
        return document -> document.contains(name);
    }

    private static Predicate<String> compared(Comparison comparison) {
        if (comparison.holdsWhenMissing()) {
            return DocumentTest::any;
        }
        Predicate<String> named = names(comparison.path());
        boolean isText = comparison.literal() instanceof Text
                && (comparison.operator().isSubstring()
                        || comparison.path().target().type() != AttributeType.DATE_TIME)
                && !comparison.operator().isOrdering();
        return isText ? named.and(contains(comparison)) : named;
    }

    /** Other texts than ASCII may be equal in many spellings, and some characters are escaped in a document. */
    private static Predicate<String> contains(Comparison comparison) {
        String literal = ((Text) comparison.literal()).text();
        String key = comparison.path().target().key(literal).text().toLowerCase(Locale.ROOT);
        boolean isPlain = key.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\' && c != '/');
        return isPlain ? document -> !isAscii(document) || containsLower(document, key) : DocumentTest::any;
    }

    private static boolean containsLower(String document, String key) {
        return document.toLowerCase(Locale.ROOT).contains(key);
    }

    /** Passes what the text of a document says nothing about. */
    static boolean any(String document) {
        return true;
    }

    private static boolean isAscii(String document) {
        for (int i = 0; i < document.length(); i++) {
            if (document.charAt(i) > '\u007f') {
                return false;
            }
        }
        return true;
    }
}
