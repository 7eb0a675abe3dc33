package dev.rollcall.domain.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.Resources;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterLaws {

    @Property
    void aFilterParsesFromWhatItPrints(@ForAll("filters") String text) {
        Filter filter = parse(text);

        assertThat(parse(filter.toString())).isEqualTo(filter).hasToString(filter.toString());
    }

    @Property
    void printingDoesNotChangeTheAnswer(@ForAll("filters") String text, @ForAll("users") Complex user) {
        Filter filter = parse(text);

        assertThat(parse(filter.toString()).matches(user)).isEqualTo(filter.matches(user));
    }

    @Property
    void notTurnsTheAnswer(@ForAll("filters") String text, @ForAll("users") Complex user) {
        assertThat(parse("not (" + text + ")").matches(user))
                .isNotEqualTo(parse(text).matches(user));
    }

    @Property
    void andAndOrFollowDeMorgan(
            @ForAll("filters") String one, @ForAll("filters") String other, @ForAll("users") Complex user) {
        boolean neither = parse("not ((" + one + ") or (" + other + "))").matches(user);

        assertThat(parse("not (" + one + ") and not (" + other + ")").matches(user))
                .isEqualTo(neither);
    }

    @Property
    void anyTextIsReadOrRefusedWithAReason(@ForAll String text) {
        try {
            assertThat(parse(text).toString()).isNotEmpty();
        } catch (dev.rollcall.domain.Refusal refusal) {
            assertThat(refusal.detail()).endsWith(".");
        }
    }

    @Provide
    Arbitrary<Complex> users() {
        return Resources.bodies().map(body -> ResourceCheck.check(CoreSchemas.USER, body, UnknownAttributes.IGNORE)
                .attributes());
    }

    @Provide
    Arbitrary<String> filters() {
        return filters(3);
    }

    private static Arbitrary<String> filters(int depth) {
        Arbitrary<String> simple = conditions(Resources.names());
        if (depth == 0) {
            return simple;
        }
        Arbitrary<String> inner = filters(depth - 1);
        Arbitrary<String> elements = Combinators.combine(
                        Arbitraries.of("emails", "addresses", "roles", "Name"),
                        conditions(List.of("type", "value", "country", "primary", "givenName")),
                        Arbitraries.of("", ".value pr", ".type eq \"a\"", ".display ne \"B\""))
                .as((name, condition, after) -> name + "[" + condition + "]" + after);
        return Arbitraries.oneOf(
                simple,
                elements,
                inner.map(filter -> "(" + filter + ")"),
                inner.map(filter -> "not (" + filter + ")"),
                Combinators.combine(inner, inner).as((one, other) -> one + " and " + other),
                Combinators.combine(inner, inner).as((one, other) -> one + " OR " + other));
    }

    private static Arbitrary<String> conditions(List<String> names) {
        return Combinators.combine(Arbitraries.of(names), Arbitraries.integers().between(0, 6), Resources.texts())
                .as((name, kind, text) -> switch (kind) {
                    case 0 -> name + " pr";
                    case 1 -> name + " eq null";
                    case 2 -> name + " ne null";
                    case 3 -> name + (isFlag(name) ? " ne true" : " ne " + Literal.quoted(text));
                    case 4 -> name + (isFlag(name) ? " eq \"False\"" : " co " + Literal.quoted(text));
                    case 5 -> name + (isFlag(name) || name.contains("x509") ? " pr" : " gt " + Literal.quoted(text));
                    default -> name + (isFlag(name) ? " eq true" : " eq " + Literal.quoted(text));
                });
    }

    private static boolean isFlag(String name) {
        return name.endsWith("active") || name.endsWith("primary");
    }

    private static Filter parse(String text) {
        return Filter.parse(text, CoreSchemas.USER, FilterLimits.DEFAULT);
    }
}
