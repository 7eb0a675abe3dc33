package dev.rollcall.domain.scim;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random bodies of users for laws: of the schema's shape, and bent as identity providers bend them. */
public final class Resources {

    private static final ResourceType USER = CoreSchemas.USER;

    private Resources() {}

    /** Bodies that a check accepts. */
    public static Arbitrary<Complex> bodies() {
        Arbitrary<Map<String, Value>> core = some(USER.core().attributes().inOrder());
        Arbitrary<Map<String, Value>> enterprise =
                some(CoreSchemas.ENTERPRISE_USER.attributes().inOrder());
        return Combinators.combine(core, enterprise, texts()).as((top, extension, userName) -> {
            Map<String, Value> body = new LinkedHashMap<>(top);
            body.put(CoreSchemas.ENTERPRISE_USER.id(), Complex.of(extension));
            body.keySet().removeIf(name -> name.equalsIgnoreCase("userName"));
            body.put("userName", new Text(userName));
            body.put("favouriteColor", Complex.of("x", Null.NULL));
            return Complex.of(body);
        });
    }

    /** All attributes a client can name, with their sub-attributes, spelled as in the schema. */
    public static List<String> names() {
        return List.of(USER.core(), CoreSchemas.ENTERPRISE_USER).stream()
                .flatMap(
                        schema -> schema.attributes().inOrder().stream().flatMap(attribute -> names(schema, attribute)))
                .toList();
    }

    private static Stream<String> names(Schema schema, Attribute attribute) {
        String top = schema.equals(USER.core()) ? attribute.name() : schema.id() + ":" + attribute.name();
        return Stream.concat(
                Stream.of(top), attribute.subAttributes().inOrder().stream().map(sub -> top + "." + sub.name()));
    }

    /** Short texts of few letters, so that they meet each other. */
    public static Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abAB\"\\ ()[]öß").ofMinLength(1).ofMaxLength(4);
    }

    private static Arbitrary<Map<String, Value>> some(List<Attribute> attributes) {
        return Arbitraries.of(attributes).list().ofMaxSize(6).uniqueElements().flatMap(chosen -> {
            Arbitrary<Map<String, Value>> all = Arbitraries.just(Map.of());
            for (Attribute attribute : chosen) {
                all = Combinators.combine(all, spelled(attribute), value(attribute))
                        .as((map, name, value) -> {
                            Map<String, Value> more = new LinkedHashMap<>(map);
                            more.put(name, value);
                            return more;
                        });
            }
            return all;
        });
    }

    private static Arbitrary<String> spelled(Attribute attribute) {
        return Arbitraries.of(
                attribute.name(), attribute.name(), attribute.name().toUpperCase(Locale.ROOT));
    }

    private static Arbitrary<Value> value(Attribute attribute) {
        if (!attribute.isMultiValued()) {
            return Arbitraries.frequencyOf(
                    Tuple.of(8, one(attribute)), Tuple.of(1, Arbitraries.of(Null.NULL, new Text(""), Many.of())));
        }
        return Arbitraries.oneOf(one(attribute).list().ofMaxSize(3).map(Many::new), one(attribute));
    }

    private static Arbitrary<Value> one(Attribute attribute) {
        if (attribute.type() == AttributeType.COMPLEX) {
            return some(attribute.subAttributes().inOrder()).map(Complex::of);
        }
        if (attribute.type() == AttributeType.BOOLEAN) {
            return Arbitraries.of(Flag.TRUE, Flag.FALSE, new Text("True"), new Text("false"));
        }
        return Arbitraries.oneOf(
                texts().map(Text::new), Arbitraries.integers().between(0, 9).map(Numeric::of));
    }
}
