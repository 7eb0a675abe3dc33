package dev.rollcall.domain.scim.patch;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.resource.PrimaryRule;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.resource.ValueReader;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A change of the elements that a filter selects, or of all, or of one sub-attribute of them (RFC 7644, 3.5.2). When
 * there is none to write to, one is made from the filter: identity providers build an address part by part.
 */
final class ElementChange {

    private final PatchOperation operation;
    private final Consumer<String> tolerated;
    private final Attribute attribute;
    private final @Nullable Attribute sub;
    private final Optional<Filter> filter;

    ElementChange(PatchOperation operation, Consumer<String> tolerated) {
        this.operation = operation;
        this.tolerated = tolerated;
        this.attribute = operation.path().attributePath().attribute();
        this.sub = operation.path().attributePath().subAttribute();
        this.filter = operation.path().filter();
    }

    @Nullable
    Value applyTo(@Nullable Value before) {
        List<Value> elements = new ArrayList<>();
        if (before instanceof Many many) {
            elements.addAll(many.elements());
        } else if (before != null) {
            elements.add(before);
        }
        Value value = operation.value();
        List<Value> after = operation.kind() == PatchOperation.Kind.REMOVE || value == null
                ? cleared(elements)
                : written(elements, value);
        if (after.isEmpty()) {
            return null;
        }
        return attribute.isMultiValued()
                ? PrimaryRule.settle(attribute, new Many(after), new Many(elements))
                : after.get(after.size() - 1);
    }

    private List<Value> cleared(List<Value> elements) {
        List<Value> after = new ArrayList<>();
        for (Value element : elements) {
            if (!(element instanceof Complex complex) || !isSelected(complex)) {
                after.add(element);
            } else if (sub != null && !complex.names().equals(Set.of(sub.name()))) {
                after.add(complex.without(sub.name()));
            }
        }
        return after;
    }

    private List<Value> written(List<Value> elements, Value value) {
        List<Value> after = new ArrayList<>();
        boolean found = false;
        for (Value element : elements) {
            boolean selected = element instanceof Complex complex && isSelected(complex);
            after.add(selected ? written((Complex) element, value) : element);
            found |= selected;
        }
        if (!found) {
            if (!attribute.isMultiValued() && !elements.isEmpty()) {
                throw noTarget("");
            }
            after.add(PatchOperation.overlaid(missing(), part(value)));
            if (operation.kind() == PatchOperation.Kind.REPLACE && filter.isPresent()) {
                tolerated.accept(ReplaceWithoutMatch.NAME);
            }
        }
        return after;
    }

    private Complex written(Complex element, Value value) {
        boolean isReplaced = sub == null && operation.kind() == PatchOperation.Kind.REPLACE;
        Complex below = isReplaced ? selected().orElse(Complex.empty()) : element;
        return PatchOperation.overlaid(below, part(value));
    }

    private Complex part(Value value) {
        return sub == null ? (Complex) value : Complex.of(sub.name(), value);
    }

    private Complex missing() {
        return filter.isEmpty()
                ? Complex.empty()
                : selected()
                        .filter(this::isSelected)
                        .orElseThrow(() -> noTarget(", and none can be made from that filter"));
    }

    /** What the filter says of its elements, checked like a value: its literals are of no type and hold any character. */
    private Optional<Complex> selected() {
        ValueReader reader = new ValueReader(UnknownAttributes.IGNORE);
        return filter.flatMap(Filter::asElement)
                .map(element -> reader.readOne(attribute, attribute.name(), element) instanceof Complex read
                        ? read
                        : Complex.empty());
    }

    private Refusal noTarget(String why) {
        return Refusal.of(
                Reason.NO_TARGET,
                "No element of '" + attribute + "' matches ["
                        + filter.map(Filter::toString).orElse("") + "]" + why + ".");
    }

    private boolean isSelected(Complex element) {
        return filter.isEmpty() || filter.get().matches(element);
    }
}
