package dev.rollcall.domain.scim.patch;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.Mutability;
import dev.rollcall.domain.scim.schema.ResourceType;
import java.util.Optional;

/**
 * What an operation works on (RFC 7644, 3.5.2, figure 7): an attribute or sub-attribute, of all elements or of those that
 * a filter selects.
 */
record PatchPath(AttributePath attributePath, Optional<Filter> filter) {

    /**
     * Reads a path; empty when it names an attribute that does not exist.
     *
     * @throws Refusal {@code invalidPath} or {@code invalidFilter} when it is no path
     */
    static Optional<PatchPath> parse(String text, ResourceType type, FilterLimits limits) {
        int open = text.indexOf('[');
        if (open < 0) {
            return AttributePath.resolve(text, type).map(path -> new PatchPath(path, Optional.empty()));
        }
        int close = text.lastIndexOf(']');
        if (close < open || (close + 1 < text.length() && text.charAt(close + 1) != '.')) {
            throw Refusal.of(Reason.INVALID_PATH, "The path '" + text + "' has a bracket without its counterpart.");
        }
        Optional<AttributePath> selected = AttributePath.resolve(text.substring(0, open), type);
        if (selected.isEmpty()) {
            return Optional.empty();
        }
        Attribute attribute = selected.get().target();
        if (attribute.type() != AttributeType.COMPLEX) {
            throw Refusal.of(Reason.INVALID_PATH, "'" + attribute + "' in '" + text + "' has no sub-attributes.");
        }
        Optional<Filter> filter = Optional.of(Filter.parse(text.substring(open + 1, close), attribute, limits));
        Optional<AttributePath> path =
                close + 1 == text.length() ? selected : selected.get().sub(text.substring(close + 2));
        return path.map(known -> new PatchPath(known, filter));
    }

    /** Returns whether it works on elements of a list, or on a part of them, and not on the list. */
    boolean selectsElements() {
        return filter.isPresent()
                || (attributePath.attribute().isMultiValued() && attributePath.subAttribute() != null);
    }

    /** Returns whether an object that is written here leaves the parts it does not name as they are. */
    boolean merges(PatchOperation.Kind kind) {
        boolean isOne = filter.isPresent()
                ? kind == PatchOperation.Kind.ADD
                : !attributePath.attribute().isMultiValued();
        return isOne && attributePath.target().type() == AttributeType.COMPLEX;
    }

    /** Returns the path of a sub-attribute of what this one leads to. */
    PatchPath sub(Attribute sub) {
        return new PatchPath(new AttributePath(attributePath.extensionUrn(), attributePath.attribute(), sub), filter);
    }

    boolean isReadOnly() {
        return attributePath.attribute().mutability() == Mutability.READ_ONLY
                || attributePath.target().mutability() == Mutability.READ_ONLY;
    }

    /** Returns whether it leads to what the server takes and forgets: {@code password}. */
    boolean isWriteOnly() {
        return attributePath.attribute().mutability() == Mutability.WRITE_ONLY
                || attributePath.target().mutability() == Mutability.WRITE_ONLY;
    }
}
