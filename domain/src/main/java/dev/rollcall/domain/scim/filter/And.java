package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All of the terms hold. A term is never an {@code And}: nested ones are flattened. */
public record And(List<Filter> terms) implements Filter {

    /** Flattens the terms. */
    public And {
        terms = terms.stream()
                .flatMap(term -> term instanceof And nested ? nested.terms().stream() : Stream.of(term))
                .toList();
    }

    @Override
    public boolean matches(Complex resource) {
        for (Filter term : terms) {
            if (!term.matches(resource)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<Complex> asElement() {
        Map<String, Value> element = new LinkedHashMap<>();
        for (Filter term : terms) {
            Optional<Complex> part = term.asElement();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            element.putAll(part.get().asMap());
        }
        return Optional.of(Complex.of(element));
    }

    @Override
    public int conditions() {
        return terms.stream().mapToInt(Filter::conditions).sum();
    }

    @Override
    public Filter without(String name) {
        return new And(terms.stream().map(term -> term.without(name)).toList());
    }

    @Override
    public String toString() {
        return terms.stream()
                .map(term -> term instanceof Or ? "(" + term + ")" : term.toString())
                .collect(Collectors.joining(" and "));
    }
}
