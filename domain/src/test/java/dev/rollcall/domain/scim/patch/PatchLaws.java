package dev.rollcall.domain.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.Resources;
import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PatchLaws {

    @Property
    void replacingEveryAttributeByItsOwnValueChangesNothing(@ForAll("users") Complex user) {
        assertThat(patch(message("replace", user)).apply(user)).isEqualTo(user);
    }

    @Property
    void addingWhatIsThereChangesNothing(@ForAll("users") Complex user) {
        assertThat(patch(message("add", user)).apply(user)).isEqualTo(user);
    }

    @Property
    void replacingOneByOneIsReplacingByAMap(@ForAll("users") Complex user, @ForAll("users") Complex other) {
        Many oneByOne = new Many(other.asMap().entrySet().stream()
                .map(entry -> (Value) operation("replace", entry.getKey(), entry.getValue()))
                .toList());

        assertThat(patch(Complex.of("Operations", oneByOne)).apply(user))
                .isEqualTo(patch(message("replace", other)).apply(user));
    }

    @Property
    void aPatchedResourceIsACheckedResource(@ForAll("users") Complex user, @ForAll("patches") Complex message) {
        Optional<Complex> patched = applied(message, user);

        patched.ifPresent(after -> assertThat(ResourceCheck.check(CoreSchemas.USER, after, UnknownAttributes.REJECT)
                        .attributes())
                .isEqualTo(after));
    }

    @Property
    void removingWhatWasAddedLeavesNoneOfIt(@ForAll("users") Complex user) {
        Complex body = Tree.object("{'Operations':[{'op':'add','path':'emails[type eq \"law\"].value','value':'x'},"
                + "{'op':'remove','path':'emails[type eq \"law\"]'}]}");

        assertThat(patch(body).apply(user)).isEqualTo(user);
    }

    @Provide
    Arbitrary<Complex> users() {
        return Resources.bodies().map(body -> ResourceCheck.check(CoreSchemas.USER, body, UnknownAttributes.IGNORE)
                .attributes());
    }

    @Provide
    Arbitrary<Complex> patches() {
        Arbitrary<String> paths = Arbitraries.oneOf(
                Arbitraries.of(Resources.names()),
                Arbitraries.of(
                        "emails[type eq \"a\"]",
                        "emails[type eq \"a\"].value",
                        "emails[primary eq true].type",
                        "addresses[country eq \"b\"].region",
                        "roles[value eq \"a\" and type eq \"b\"].primary"));
        Arbitrary<Value> values = Arbitraries.oneOf(
                Resources.texts().map(Text::new),
                Arbitraries.of(
                                "''",
                                "null",
                                "[]",
                                "{}",
                                "true",
                                "{'value':'a','type':'b','primary':true}",
                                "[{'type':'a'}]")
                        .map(Tree::value));
        return Combinators.combine(Arbitraries.of("add", "replace", "remove"), paths, values)
                .as((op, path, value) -> (Value) operation(op, path, value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(operations -> Complex.of("Operations", new Many(operations)));
    }

    private static Optional<Complex> applied(Complex message, Complex user) {
        try {
            return Optional.of(patch(message).apply(user));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private static Complex message(String op, Complex attributes) {
        return Complex.of("Operations", new Many(List.of(Complex.of(Map.of("op", new Text(op), "value", attributes)))));
    }

    private static Complex operation(String op, String path, Value value) {
        return Complex.of(Map.of("op", new Text(op), "path", new Text(path), "value", value));
    }

    private static Patch patch(Complex body) {
        return Patch.parse(body, CoreSchemas.USER, UnknownAttributes.IGNORE, MessageLimits.DEFAULT);
    }
}
