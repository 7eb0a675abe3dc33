package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the grammar of RFC 7644, 3.4.2.2 by recursive descent; the depth is limited, and so is the recursion. */
final class FilterParser {

    private final FilterScanner in;
    private final FilterLimits limits;
    private int depth;
    private int terms;

    private FilterParser(String text, FilterLimits limits) {
        this.in = new FilterScanner(text);
        this.limits = limits;
    }

    static Filter parse(String text, FilterScope scope, FilterLimits limits) {
        int longest = limits.bytes();
        if (text.length() > longest || text.getBytes(StandardCharsets.UTF_8).length > longest) {
            throw Refusal.of(Reason.INVALID_FILTER, "The filter is longer than " + longest + " bytes.");
        }
        FilterParser parser = new FilterParser(text, limits);
        Filter filter = parser.or(scope);
        if (!parser.in.isAtEnd()) {
            throw parser.in.refusal("expected 'and', 'or' or the end.");
        }
        return filter;
    }

    private Filter or(FilterScope scope) {
        List<Filter> alternatives = new ArrayList<>();
        do {
            alternatives.add(and(scope));
        } while (in.acceptWord("or"));
        return alternatives.size() == 1 ? alternatives.get(0) : new Or(alternatives);
    }

    private Filter and(FilterScope scope) {
        List<Filter> conditions = new ArrayList<>();
        do {
            conditions.add(term(scope));
        } while (in.acceptWord("and"));
        return conditions.size() == 1 ? conditions.get(0) : new And(conditions);
    }

    private Filter term(FilterScope scope) {
        if (in.accept('(')) {
            return nested(scope, ')');
        }
        if (in.acceptNot()) {
            return new Not(nested(scope, ')'));
        }
        int begin = in.next();
        if (++terms > limits.terms()) {
            throw in.refusal("there are more than " + limits.terms() + " conditions.");
        }
        String name = in.name();
        requireName(name, begin);
        Optional<AttributePath> path = scope.resolve(name).filter(AttributePath::isReadable);
        return in.accept('[') ? elementMatch(name, path, begin) : condition(name, path);
    }

    private void requireName(String name, int begin) {
        if (name.isEmpty() || name.startsWith(".") || name.endsWith(".")) {
            throw in.refusal("expected the name of an attribute.", begin);
        }
    }

    private Filter nested(FilterScope scope, char closing) {
        if (++depth > limits.depth()) {
            throw in.refusal("it is nested deeper than " + limits.depth() + " levels.");
        }
        Filter filter = or(scope);
        in.expect(closing, "expected '" + closing + "'.");
        depth--;
        return filter;
    }

    private Filter elementMatch(String name, Optional<AttributePath> path, int begin) {
        if (path.isPresent() && path.get().target().type() != AttributeType.COMPLEX) {
            throw in.refusal("'" + path.get() + "' has no sub-attributes.", begin);
        }
        FilterScope scope =
                path.map(AttributePath::attribute).map(FilterScope::element).orElse(FilterScope.NOTHING);
        Filter inner = nested(scope, ']');
        if (in.accept('.')) {
            int beginOfSub = in.next();
            String subName = in.name();
            requireName(subName, beginOfSub);
            inner = new And(
                    List.of(inner, condition(subName, scope.resolve(subName).filter(AttributePath::isReadable))));
        }
        Filter whole = inner;
        return path.<Filter>map(known -> new ElementMatch(known, whole)).orElse(new NoMatch(name));
    }

    private Filter condition(String name, Optional<AttributePath> path) {
        int begin = in.next();
        String word = in.name();
        if (word.equalsIgnoreCase("pr")) {
            return path.<Filter>map(Present::new).orElse(new NoMatch(name));
        }
        boolean negated = word.equalsIgnoreCase("ne");
        Operator operator = negated ? Operator.EQ : Operator.of(word);
        if (operator == null) {
            throw in.refusal("expected one of eq, ne, co, sw, ew, gt, ge, lt, le and pr.", begin);
        }
        Literal literal = in.literal();
        Optional<Filter> condition = path.flatMap(known -> positive(known, operator, literal));
        if (condition.isEmpty()) {
            return new NoMatch(name);
        }
        return negated ? negated(condition.get()) : condition.get();
    }

    private Optional<Filter> positive(AttributePath path, Operator operator, Literal literal) {
        if (!literal.isNull()) {
            return comparable(path).map(compared -> comparison(compared, operator, literal));
        }
        if (operator != Operator.EQ) {
            throw in.refusal("null takes eq and ne only.", literal.position());
        }
        return Optional.of(new Not(new Present(path)));
    }

    private static Filter negated(Filter condition) {
        return condition instanceof Not not ? not.inner() : new Not(condition);
    }

    /** A complex attribute that is compared as a whole means its {@code value} (RFC 7643, 2.4). */
    private static Optional<AttributePath> comparable(AttributePath path) {
        return path.target().type() == AttributeType.COMPLEX ? path.sub("value") : Optional.of(path);
    }

    private Comparison comparison(AttributePath path, Operator operator, Literal literal) {
        Attribute attribute = path.target();
        if (!takes(attribute.type(), operator)) {
            throw in.refusal(
                    "'" + path + "' is of type " + attribute.type().json() + " and takes no " + operator.word() + ".",
                    literal.position());
        }
        Value value = literal.as(attribute, operator)
                .orElseThrow(() -> in.refusal(
                        "'" + path + "' takes a value of type "
                                + attribute.type().json() + ".",
                        literal.position()));
        return new Comparison(path, operator, value);
    }

    private static boolean takes(AttributeType type, Operator operator) {
        if (operator.isSubstring()) {
            return type.isText();
        }
        return !operator.isOrdering() || (type != AttributeType.BOOLEAN && type != AttributeType.BINARY);
    }
}
