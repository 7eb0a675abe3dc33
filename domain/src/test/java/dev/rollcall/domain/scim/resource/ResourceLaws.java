package dev.rollcall.domain.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.Resources;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResourceLaws {

    @Property
    void aCheckedResourceIsCheckedAgainToItself(@ForAll("bodies") Complex body) {
        Complex once = check(body);

        assertThat(check(once)).isEqualTo(once);
        assertThat(ResourceCheck.check(CoreSchemas.USER, once, UnknownAttributes.REJECT)
                        .ignored())
                .isEmpty();
    }

    @Property
    void aCheckedResourceHoldsNothingEmpty(@ForAll("bodies") Complex body) {
        assertNothingEmpty(check(body));
    }

    @Property
    void replacingAResourceByItselfChangesNothing(@ForAll("bodies") Complex body) {
        Complex current = check(body);

        assertThat(ResourceCheck.replace(CoreSchemas.USER, current, current, UnknownAttributes.IGNORE)
                        .attributes())
                .isEqualTo(current);
    }

    @Property
    void aProjectionNeverAdds(
            @ForAll("bodies") Complex body,
            @ForAll("selections") String wanted,
            @ForAll("selections") String excluded) {
        Complex resource = check(body).with("id", new Text("1"));
        Complex answer = Projection.parse(Optional.of(wanted), Optional.of(excluded), CoreSchemas.USER)
                .apply(resource);

        assertPartOf(resource, answer);
        assertThat(answer.text("id")).contains("1");
    }

    @Property
    void aProjectionAppliedTwiceIsAppliedOnce(
            @ForAll("bodies") Complex body,
            @ForAll("selections") String wanted,
            @ForAll("selections") String excluded) {
        Projection projection = Projection.parse(Optional.of(wanted), Optional.of(excluded), CoreSchemas.USER);
        Complex once = projection.apply(check(body));

        assertThat(projection.apply(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<Complex> bodies() {
        return Resources.bodies();
    }

    @Provide
    Arbitrary<String> selections() {
        return Arbitraries.of(Resources.names()).list().ofMaxSize(5).map(names -> String.join(", ", names));
    }

    private static Complex check(Complex body) {
        return ResourceCheck.check(CoreSchemas.USER, body, UnknownAttributes.IGNORE)
                .attributes();
    }

    private static void assertNothingEmpty(Value value) {
        assertThat(value).isNotIn(Null.NULL, new Text(""), Complex.empty(), Many.of());
        if (value instanceof Complex complex) {
            complex.asMap().values().forEach(ResourceLaws::assertNothingEmpty);
        }
        if (value instanceof Many many) {
            many.elements().forEach(ResourceLaws::assertNothingEmpty);
        }
    }

    private static void assertPartOf(Value whole, Value part) {
        if (whole instanceof Complex wholeObject && part instanceof Complex partObject) {
            for (Map.Entry<String, Value> entry : partObject.asMap().entrySet()) {
                assertPartOf(wholeObject.get(entry.getKey()), entry.getValue());
            }
        } else if (whole instanceof Many wholeList && part instanceof Many partList) {
            assertThat(partList.elements()).allSatisfy(element -> assertHasPart(wholeList.elements(), element));
        } else {
            assertThat(part).isEqualTo(whole);
        }
    }

    private static void assertHasPart(List<Value> elements, Value part) {
        assertThat(elements).anySatisfy(element -> assertPartOf(element, part));
    }
}
