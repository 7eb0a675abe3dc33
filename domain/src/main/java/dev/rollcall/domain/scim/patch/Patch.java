package dev.rollcall.domain.scim.patch;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.resource.Lasting;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.resource.ValueReader;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The operations of a PATCH request (RFC 7644, 3.5.2), read against the resource's type: every path exists and every value
 * has its attribute's type. They apply in order, all or none.
 */
public final class Patch {

    private final ResourceType type;
    private final List<PatchOperation> operations;
    private final List<ReadOnlyValue> readOnlyValues;
    private final List<String> ignored;

    Patch(PatchParser parser) {
        this.type = parser.type();
        this.operations = parser.operations();
        this.readOnlyValues = parser.readOnlyValues();
        this.ignored = parser.ignored();
    }

    /**
     * Reads the body of a PATCH request.
     *
     * @throws Refusal {@code invalidSyntax}, {@code invalidPath}, {@code invalidFilter}, {@code invalidValue},
     *     {@code noTarget}, {@code mutability} or {@code tooMany}
     */
    public static Patch parse(Complex body, ResourceType type, UnknownAttributes unknown, MessageLimits limits) {
        return PatchParser.parse(body, type, unknown, limits);
    }

    /** Returns the unknown paths and attributes that were left out, as the client named them. */
    public List<String> ignored() {
        return ignored;
    }

    /**
     * Returns the attributes of {@code resource} after all operations. Without an effect they are equal to those before.
     *
     * @param tolerated is handed the name of each deviation from the RFC that shows only where the request meets the resource
     * @param check runs before each operation, any of which may go through long lists; what it throws ends the change
     * @throws Refusal {@code noTarget}, {@code invalidValue}, {@code mutability} or, for a list that has become too long,
     *     {@code invalidSyntax}; then nothing was changed
     */
    public Complex apply(Resource resource, Consumer<String> tolerated, Runnable check) {
        requireReadOnly(resource.tree());
        return changed(resource.attributes(), tolerated, check);
    }

    /**
     * Returns {@code attributes} after all operations, as {@link #apply(Resource, Consumer, Runnable)}, when the id is not
     * at hand.
     */
    public Complex apply(Complex attributes) {
        requireReadOnly(attributes);
        return changed(attributes, quirk -> {}, () -> {});
    }

    private void requireReadOnly(Complex resource) {
        readOnlyValues.forEach(value -> value.requireCurrent(resource));
    }

    private Complex changed(Complex attributes, Consumer<String> tolerated, Runnable check) {
        Complex changed = attributes;
        Set<AttributePath> written = new LinkedHashSet<>();
        for (PatchOperation operation : operations) {
            check.run();
            changed = operation.applyTo(changed, tolerated);
            if (operation.path().selectsElements()) {
                AttributePath path = operation.path().attributePath();
                written.add(new AttributePath(path.extensionUrn(), path.attribute(), null));
            }
        }
        for (AttributePath path : written) {
            changed = withoutHollowElements(changed, path);
        }
        requireNotRemoved(attributes, changed);
        Lasting.of(type, attributes).requireUnchanged(changed);
        ResourceCheck.requireValid(type, changed);
        return changed;
    }

    /** Only now: an operation may have begun an element that a later one of the same request fills. */
    private static Complex withoutHollowElements(Complex attributes, AttributePath path) {
        Attribute attribute = path.attribute();
        if (!(path.attributeValue(attributes) instanceof Many many)) {
            return attributes;
        }
        List<Value> filled = many.elements().stream()
                .filter(element -> !ValueReader.saysNothing(attribute, element))
                .toList();
        Value rest = filled.isEmpty() ? null : new Many(filled);
        return PatchOperation.set(attributes, path, rest);
    }

    private void requireNotRemoved(Complex before, Complex after) {
        for (PatchOperation operation : operations) {
            AttributePath path = operation.path().attributePath();
            if (operation.kind() == PatchOperation.Kind.REMOVE
                    && path.target().isRequired()
                    && path.anyValue(before, value -> true)
                    && (path.isMissing(after) || !path.anyValue(after, value -> true))) {
                throw Refusal.of(Reason.MUTABILITY, "The attribute '" + path + "' is required and cannot be removed.");
            }
        }
    }
}
