package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Moment;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Predicate;

/** Makes the test that a single value must pass, with everything about the literal computed once. */
final class ValueTest {

    private ValueTest() {}

    static Predicate<Value> of(Attribute attribute, Operator operator, Value literal) {
        if (literal instanceof Text text) {
            return attribute.type() == AttributeType.DATE_TIME && !operator.isSubstring()
                    ? moment(operator, text.text())
                    : text(attribute, operator, text.text());
        }
        if (literal instanceof Numeric numeric) {
            BigDecimal number = numeric.number();
            return value -> value instanceof Numeric mine
                    && operator.holds(mine.number().compareTo(number));
        }
        return literal::equals;
    }

    private static Predicate<Value> moment(Operator operator, String literal) {
        Instant instant = Moment.of(literal).orElseThrow(() -> new IllegalArgumentException("No dateTime: " + literal));
        return value -> value instanceof Text text
                && Moment.of(text.text())
                        .filter(mine -> operator.holds(mine.compareTo(instant)))
                        .isPresent();
    }

    private static Predicate<Value> text(Attribute attribute, Operator operator, String literal) {
        ComparisonKey wanted = attribute.key(literal);
        if (operator.isSubstring()) {
            return value -> value instanceof Text text
                    && operator.holds(attribute.key(text.text()).text(), wanted.text());
        }
        return value -> value instanceof Text text
                && operator.holds(attribute.key(text.text()).compareTo(wanted));
    }
}
