package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A value of the attribute compares with a literal of the attribute's type. On a multi-valued attribute one value is
 * enough.
 */
public final class Comparison implements Filter {

    private final AttributePath path;
    private final Operator operator;
    private final Value literal;
    private final Predicate<Value> test;

    /** Takes a literal that the attribute's type can have: a {@link Flag}, a {@link Numeric} or a {@link Text}. */
    public Comparison(AttributePath path, Operator operator, Value literal) {
        this.path = path;
        this.operator = operator;
        this.literal = literal;
        this.test = ValueTest.of(path.target(), operator, literal);
    }

    /** Returns what is compared; never an attribute of type complex. */
    public AttributePath path() {
        return path;
    }

    /** Returns how it is compared. */
    public Operator operator() {
        return operator;
    }

    /** Returns what it is compared with. */
    public Value literal() {
        return literal;
    }

    /** Returns whether an element without the value meets this, because a missing one means {@code false}. */
    public boolean holdsWhenMissing() {
        return operator == Operator.EQ && literal == Flag.FALSE && path.isFalseWhenMissing();
    }

    @Override
    public boolean matches(Complex resource) {
        return path.anyValue(resource, test) || (holdsWhenMissing() && path.isMissing(resource));
    }

    @Override
    public Optional<Complex> asElement() {
        return operator == Operator.EQ ? Optional.of(Complex.of(path.attribute().name(), literal)) : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Comparison comparison
                && path.equals(comparison.path)
                && operator == comparison.operator
                && literal.equals(comparison.literal);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, operator, literal);
    }

    @Override
    public Filter without(String name) {
        return path.isOf(name) ? new NoMatch(name) : this;
    }

    @Override
    public String toString() {
        String written = literal instanceof Text text ? Literal.quoted(text.text()) : literal.toString();
        return path + " " + operator.word() + " " + written;
    }
}
