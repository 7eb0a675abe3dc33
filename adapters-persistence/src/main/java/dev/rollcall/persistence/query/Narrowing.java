package dev.rollcall.persistence.query;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JPQL condition that every row {@code r} matching a filter meets. It is true or false for every row, never unknown. If it is
 * exact, the rows that meet it are the matches.
 *
 * @param condition with a {@code ?} for each parameter; input is never part of it
 */
public record Narrowing(String condition, List<Object> parameters, Exactness exactness) {

    /** Whether rows that meet the condition match for sure. */
    enum Exactness {
        EXACT,
        NECESSARY
    }

    private static final Pattern COLUMN = Pattern.compile("\\br\\.\\w+");
    private static final Set<String> WITHOUT_INDEX = Set.of("r.document", "r.active");

    /** All rows, and nothing is known about them. */
    static final Narrowing NONE = new Narrowing("1 = 1", List.of(), Exactness.NECESSARY);

    /** All rows match. */
    static final Narrowing EVERYTHING = new Narrowing("1 = 1", List.of(), Exactness.EXACT);

    /** No row matches. */
    static final Narrowing NOTHING = new Narrowing("1 = 0", List.of(), Exactness.EXACT);

    static Narrowing exactly(String condition, Object... parameters) {
        return new Narrowing(condition, List.of(parameters), Exactness.EXACT);
    }

    static Narrowing allOf(List<Narrowing> terms) {
        return joined(terms, " and ");
    }

    static Narrowing anyOf(List<Narrowing> terms) {
        return terms.contains(NONE) ? NONE : joined(terms, " or ");
    }

    boolean isExact() {
        return exactness == Exactness.EXACT;
    }

    /** Returns whether all rows are gone through, because no index leads to those that meet the condition. */
    boolean goesThroughAll() {
        return COLUMN.matcher(condition).results().map(MatchResult::group).allMatch(WITHOUT_INDEX::contains);
    }

    Narrowing necessary() {
        return new Narrowing(condition, parameters, Exactness.NECESSARY);
    }

    /** What is merely necessary says nothing about the rows that do not match. */
    Narrowing negated() {
        return isExact() ? new Narrowing("not (" + condition + ")", parameters, Exactness.EXACT) : NONE;
    }

    /** Returns the condition with named parameters {@code p1}, {@code p2} and so on. */
    String jpql() {
        String[] pieces = condition.split("\\?", -1);
        StringBuilder named = new StringBuilder(pieces[0]);
        for (int i = 1; i < pieces.length; i++) {
            named.append(":p").append(i).append(pieces[i]);
        }
        return named.toString();
    }

    /** Sets the parameters of {@link #jpql}. */
    void bind(Query query) {
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter("p" + (i + 1), parameters.get(i));
        }
    }

    private static Narrowing joined(List<Narrowing> terms, String word) {
        List<Object> parameters = new ArrayList<>();
        terms.forEach(term -> parameters.addAll(term.parameters));
        boolean allExact = terms.stream().allMatch(Narrowing::isExact);
        return new Narrowing(
                terms.stream().map(Narrowing::condition).collect(Collectors.joining(word, "(", ")")),
                parameters,
                allExact ? Exactness.EXACT : Exactness.NECESSARY);
    }
}
