package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.value.Complex;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** At least one of the terms holds. A term is never an {@code Or}: nested ones are flattened. */
public record Or(List<Filter> terms) implements Filter {

    /** Flattens the terms. */
    public Or {
        terms = terms.stream()
                .flatMap(term -> term instanceof Or nested ? nested.terms().stream() : Stream.of(term))
                .toList();
    }

    @Override
    public boolean matches(Complex resource) {
        for (Filter term : terms) {
            if (term.matches(resource)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int conditions() {
        return terms.stream().mapToInt(Filter::conditions).sum();
    }

    @Override
    public Filter without(String name) {
        return new Or(terms.stream().map(term -> term.without(name)).toList());
    }

    @Override
    public String toString() {
        return terms.stream().map(Filter::toString).collect(Collectors.joining(" or "));
    }
}
