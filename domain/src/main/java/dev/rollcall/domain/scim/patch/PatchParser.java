package dev.rollcall.domain.scim.patch;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.patch.PatchOperation.Kind;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.resource.ValueReader;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.schema.SchemaPrefix;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a PATCH request and brings every shape of it down to one change of one attribute at a time. */
final class PatchParser {

    /** Where a path was written: an unknown one is an error in {@code path} and ignored as a key of a value. */
    private enum Place {
        PATH,
        KEY
    }

    private final ResourceType type;
    private final MessageLimits limits;
    private final ValueReader reader;
    private final List<PatchOperation> operations = new ArrayList<>();
    private final List<ReadOnlyValue> readOnlyValues = new ArrayList<>();

    private PatchParser(ResourceType type, UnknownAttributes unknown, MessageLimits limits) {
        this.type = type;
        this.limits = limits;
        this.reader = new ValueReader(unknown);
    }

    static Patch parse(Complex body, ResourceType type, UnknownAttributes unknown, MessageLimits limits) {
        PatchParser parser = new PatchParser(type, unknown, limits);
        if (!(member(body, "Operations") instanceof Many sent)) {
            throw Refusal.of(Reason.INVALID_SYNTAX, "A PATCH request needs a list 'Operations'.");
        }
        limits.requireFewOperations(sent.elements().size());
        sent.elements().forEach(parser::readOperation);
        limits.requireFewOperations(parser.operations.size());
        limits.requireFewConditions(parser.conditions());
        return new Patch(parser);
    }

    ResourceType type() {
        return type;
    }

    List<PatchOperation> operations() {
        return List.copyOf(operations);
    }

    List<ReadOnlyValue> readOnlyValues() {
        return List.copyOf(readOnlyValues);
    }

    List<String> ignored() {
        return reader.ignored();
    }

    private int conditions() {
        return operations.stream()
                .flatMap(operation -> operation.path().filter().stream())
                .mapToInt(Filter::conditions)
                .sum();
    }

    private static @Nullable Value member(Complex object, String name) {
        for (Map.Entry<String, Value> member : object.asMap().entrySet()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return null;
    }

    private void readOperation(Value sent) {
        if (!(sent instanceof Complex operation)) {
            throw Refusal.of(Reason.INVALID_SYNTAX, "Each of the 'Operations' must be an object.");
        }
        Kind kind = kind(member(operation, "op"));
        String path = path(member(operation, "path"));
        Value value = member(operation, "value");
        if (!path.isEmpty()) {
            read(kind, path, value, Place.PATH);
        } else if (kind == Kind.REMOVE) {
            throw Refusal.of(Reason.NO_TARGET, "A 'remove' operation needs a 'path'.");
        } else if (value instanceof Complex attributes) {
            attributes.asMap().forEach((key, part) -> read(kind, key, part, Place.KEY));
        } else {
            throw Refusal.of(Reason.INVALID_VALUE, "An operation without 'path' needs an object as 'value'.");
        }
    }

    private static Kind kind(@Nullable Value op) {
        String name = op instanceof Text text ? text.text().toLowerCase(Locale.ROOT) : "";
        return switch (name) {
            case "add" -> Kind.ADD;
            case "remove" -> Kind.REMOVE;
            case "replace" -> Kind.REPLACE;
            default ->
                throw Refusal.of(Reason.INVALID_SYNTAX, "The 'op' of an operation is 'add', 'remove' or 'replace'.");
        };
    }

    private static String path(@Nullable Value path) {
        if (path == null || path == Null.NULL) {
            return "";
        }
        if (path instanceof Text text) {
            return text.text().trim();
        }
        throw Refusal.of(Reason.INVALID_PATH, "The 'path' of an operation must be a string.");
    }

    private void read(Kind kind, String text, @Nullable Value value, Place place) {
        SchemaPrefix prefix = type.schemaPrefix(text);
        if (prefix != null && prefix.rest().isEmpty()) {
            readSchema(kind, prefix.schema(), value);
            return;
        }
        Optional<PatchPath> path = PatchPath.parse(text, type, limits.filter());
        if (path.isPresent()) {
            read(kind, path.get(), value, place);
        } else if (place == Place.KEY || hasUrn(text)) {
            reader.ignore(text, Reason.INVALID_PATH);
        } else {
            throw Refusal.of(Reason.INVALID_PATH, "The path '" + text + "' names no attribute.");
        }
    }

    private static boolean hasUrn(String path) {
        int bracket = path.indexOf('[');
        return (bracket < 0 ? path : path.substring(0, bracket)).indexOf(':') >= 0;
    }

    /** A schema as the target means its attributes: each that the value names, or all of an extension to be cleared. */
    private void readSchema(Kind kind, Schema schema, @Nullable Value sent) {
        boolean isCore = schema.equals(type.core());
        Value value = sent == null ? null : ValueReader.unwrapped(sent);
        if (kind != Kind.REMOVE && value instanceof Complex attributes && (isCore || !attributes.isEmpty())) {
            attributes.asMap().forEach((key, part) -> read(kind, schema.id() + ":" + key, part, Place.KEY));
        } else if (isCore) {
            throw Refusal.of(Reason.NO_TARGET, "The path '" + schema.id() + "' names a schema, not an attribute.");
        } else if (kind != Kind.REMOVE && (value == null || !ValueReader.isNothing(value))) {
            throw Refusal.of(
                    Reason.INVALID_VALUE, "The operation on '" + schema.id() + "' needs an object as 'value'.");
        } else {
            // No removal of each: what an extension requires may go with all of it.
            for (Attribute attribute : schema.attributes()) {
                AttributePath path = new AttributePath(schema.id(), attribute, null);
                operations.add(new PatchOperation(Kind.REPLACE, new PatchPath(path, Optional.empty()), null));
            }
        }
    }

    private void read(Kind kind, PatchPath path, @Nullable Value value, Place place) {
        AttributePath target = path.attributePath();
        if (path.isWriteOnly() || target.attribute().name().equals("schemas")) {
            return;
        }
        if (path.isReadOnly()) {
            readReadOnly(kind, path, value, place);
        } else if (kind == Kind.REMOVE) {
            readRemoval(path, value);
        } else if (value == null) {
            throw Refusal.of(Reason.INVALID_VALUE, "The operation on '" + target + "' has no 'value'.");
        } else {
            readWrite(kind, path, value);
        }
    }

    private void readReadOnly(Kind kind, PatchPath path, @Nullable Value value, Place place) {
        AttributePath target = path.attributePath();
        if (place == Place.KEY && !target.attribute().name().equals("id")) {
            return;
        }
        if (kind == Kind.REMOVE || value == null || path.filter().isPresent()) {
            throw ReadOnlyValue.refusal(target);
        }
        readOnlyValues.add(new ReadOnlyValue(target, value));
    }

    private void readRemoval(PatchPath path, @Nullable Value value) {
        boolean fromList = path.attributePath().attribute().isMultiValued() && !path.selectsElements();
        if (!fromList || value == null || value == Null.NULL) {
            operations.add(new PatchOperation(Kind.REMOVE, path, null));
            return;
        }
        List<Value> elements = new ArrayList<>();
        for (Value sent : value instanceof Many many ? many.elements() : List.of(value)) {
            AttributePath target = path.attributePath();
            Value element = reader.readOne(target.attribute(), target.toString(), sent);
            if (element != null) {
                elements.add(element);
            }
        }
        // Naming no element removes none: a client that means all of them leaves the value out.
        if (!elements.isEmpty()) {
            operations.add(new PatchOperation(Kind.REMOVE, path, new Many(elements)));
        }
    }

    private void readWrite(Kind kind, PatchPath path, Value value) {
        Attribute target = path.attributePath().target();
        Value read = readValue(path, value);
        boolean addsNone = kind == Kind.ADD && read == null && target.isMultiValued() && !isEmptied(value);
        if (addsNone || namesNothing(target, value)) {
            return;
        }
        if (path.merges(kind) && ValueReader.unwrapped(value) instanceof Complex parts && !parts.isEmpty()) {
            readEmptied(kind, path, parts);
            if (read == null) {
                return;
            }
        }
        operations.add(new PatchOperation(kind, path, read));
    }

    /** Each part without a value is cleared, and no other; without its {@code value} nothing is left to describe. */
    private void readEmptied(Kind kind, PatchPath path, Complex parts) {
        parts.asMap().forEach((name, part) -> {
            Attribute sub = path.attributePath().target().subAttribute(name);
            if (sub != null && sub.isStored() && ValueReader.isNothing(part)) {
                PatchPath cleared = sub.name().equals("value") ? path : path.sub(sub);
                operations.add(new PatchOperation(kind, cleared, null));
            }
        });
    }

    /** Returns whether a value says that there is none, other than a list that has nothing to add. */
    private static boolean isEmptied(Value value) {
        return !(value instanceof Many)
                && (ValueReader.isNothing(value)
                        || (value instanceof Complex parts
                                && parts.asMap().values().stream().allMatch(ValueReader::isNothing)));
    }

    /** Returns whether objects name nothing of the attribute that is stored: ignored, they must not clear the rest. */
    private static boolean namesNothing(Attribute attribute, Value value) {
        if (value instanceof Many many) {
            return !many.elements().isEmpty()
                    && many.elements().stream().allMatch(element -> namesNothing(attribute, element));
        }
        return attribute.type() == AttributeType.COMPLEX
                && value instanceof Complex parts
                && !parts.isEmpty()
                && parts.names().stream().map(attribute::subAttribute).noneMatch(sub -> sub != null && sub.isStored());
    }

    private @Nullable Value readValue(PatchPath path, Value value) {
        AttributePath target = path.attributePath();
        String label = target.toString();
        return path.filter().isPresent() && target.subAttribute() == null
                ? reader.readOne(target.attribute(), label, value)
                : reader.read(target.target(), label, value);
    }
}
