package dev.rollcall.domain.group;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.resource.ValueReader;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.SchemaPrefix;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of a PATCH that are about members, one after the other brought down to one change of a set. */
final class MemberOperations {

    private static final String NAME = "members";

    private final MemberReader reader;
    private final MessageLimits limits;
    private MemberDelta.Present present = MemberDelta.Present.KEPT;
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<String> added = new LinkedHashSet<>();
    private final Set<String> expected = new HashSet<>();

    MemberOperations(UnknownAttributes unknown, MessageLimits limits) {
        this.reader = new MemberReader(unknown);
        this.limits = limits;
    }

    MemberChanges split(Complex patch) {
        Map<String, Value> rest = new LinkedHashMap<>(patch.asMap());
        rest.replaceAll((key, value) ->
                key.equalsIgnoreCase("Operations") && value instanceof Many many ? others(many) : value);
        return new MemberChanges(
                Complex.of(rest), new MemberDelta(present, removed, added, expected), reader.ignored());
    }

    /** Returns the operations that are not about members; those that are no operations are refused with the others. */
    private Many others(Many operations) {
        limits.requireFewOperations(operations.elements().size());
        List<Value> others = new ArrayList<>();
        for (Value sent : operations.elements()) {
            Value rest = sent instanceof Complex operation ? other(operation) : sent;
            if (rest != null) {
                MemberChanges.requireShortLists(rest, limits);
                others.add(rest);
            }
        }
        return new Many(others);
    }

    private @Nullable Value other(Complex operation) {
        String op = text(operation, "op").toLowerCase(Locale.ROOT);
        String path = text(operation, "path").trim();
        Value sent = part(operation, "value");
        if (!path.isEmpty() && !CoreSchemas.GROUP.isSchema(path)) {
            return isAboutMembers(path) ? applied(op, path, sent) : operation;
        }
        Value value = path.isEmpty() || sent == null ? sent : ValueReader.unwrapped(sent);
        if (op.equals("remove") || !(value instanceof Complex attributes)) {
            return operation;
        }
        Complex others = withoutMembers(op, attributes);
        if (others.names().size() == attributes.names().size()) {
            return others.equals(attributes) ? operation : with(operation, others);
        }
        return others.isEmpty() ? null : with(operation, others);
    }

    private static Complex with(Complex operation, Complex value) {
        Map<String, Value> parts = new LinkedHashMap<>(operation.asMap());
        parts.replaceAll((key, part) -> key.equalsIgnoreCase("value") ? value : part);
        return Complex.of(parts);
    }

    /** In an object without path, a key is a path, and null says nothing about it, as in a body. */
    private Complex withoutMembers(String op, Complex attributes) {
        Map<String, Value> others = new LinkedHashMap<>();
        attributes.asMap().forEach((key, value) -> {
            if (isAboutMembers(key)) {
                if (value != Null.NULL) {
                    applied(op, key, value);
                }
            } else if (CoreSchemas.GROUP.isSchema(key) && ValueReader.unwrapped(value) instanceof Complex nested) {
                Complex rest = withoutMembers(op, nested);
                if (rest.equals(nested)) {
                    others.put(key, value);
                } else if (!rest.isEmpty()) {
                    others.put(key, rest);
                }
            } else {
                others.put(key, value);
            }
        });
        return Complex.of(others);
    }

    private static boolean isAboutMembers(String path) {
        int bracket = path.indexOf('[');
        String head = (bracket < 0 ? path : path.substring(0, bracket)).trim();
        SchemaPrefix prefix = CoreSchemas.GROUP.schemaPrefix(head);
        String bare = prefix == null ? head : prefix.rest();
        int dot = bare.indexOf('.');
        return (dot < 0 ? bare : bare.substring(0, dot)).equalsIgnoreCase(NAME);
    }

    private @Nullable Value applied(String op, String path, @Nullable Value value) {
        int bracket = path.indexOf('[');
        if (bracket >= 0) {
            applySelected(op, path, selected(path, bracket), value);
        } else if (!MemberChanges.isMembers(path)) {
            throw immutable(path);
        } else {
            apply(op, value);
        }
        return null;
    }

    private void apply(String op, @Nullable Value value) {
        switch (op) {
            case "add" -> add(reader.users(required(value)));
            case "replace" -> {
                Set<String> users = reader.users(required(value));
                clear();
                add(users);
            }
            case "remove" -> {
                if (value == null || value == Null.NULL) {
                    clear();
                } else {
                    remove(reader.ids(value));
                }
            }
            default ->
                throw Refusal.of(Reason.INVALID_SYNTAX, "The 'op' of an operation is 'add', 'remove' or 'replace'.");
        }
    }

    private static Value required(@Nullable Value value) {
        if (value == null || value == Null.NULL) {
            throw MemberReader.invalid("The operation on 'members' has no 'value'; an empty list means no members.");
        }
        return value;
    }

    private Set<String> selected(String path, int bracket) {
        int close = path.lastIndexOf(']');
        if (close < bracket) {
            throw Refusal.of(Reason.INVALID_PATH, "The path '" + path + "' has a bracket without its counterpart.");
        }
        if (!path.substring(close + 1).isBlank()) {
            throw immutable(path);
        }
        return MemberSelection.of(
                Filter.parse(path.substring(bracket + 1, close), MemberReader.MEMBERS, limits.filter()));
    }

    /** What is written to a selected member can only be that it is one: it has no attributes of its own. */
    private void applySelected(String op, String path, Set<String> selected, @Nullable Value value) {
        switch (op) {
            case "remove" -> remove(selected);
            case "add", "replace" -> {
                if (!(value instanceof Complex) || part(value, "value") != null) {
                    requireSame(path, selected, reader.users(required(value)));
                }
                if (op.equals("replace")) {
                    expect(path, selected);
                }
                add(selected);
            }
            default -> apply(op, value);
        }
    }

    private static void requireSame(String path, Set<String> selected, Set<String> named) {
        if (named.isEmpty() || !selected.containsAll(named)) {
            throw immutable(path);
        }
    }

    /** Whether they are members shows where the change meets the group, unless an earlier operation has added them. */
    private void expect(String path, Set<String> selected) {
        if (selected.isEmpty()) {
            throw Refusal.of(Reason.NO_TARGET, "Nobody can be a member by '" + path + "'.");
        }
        selected.stream().filter(id -> !added.contains(id)).forEach(expected::add);
    }

    private void add(Set<String> users) {
        removed.removeAll(users);
        added.addAll(users);
    }

    private void remove(Set<String> ids) {
        added.removeAll(ids);
        removed.addAll(ids);
    }

    private void clear() {
        present = MemberDelta.Present.REPLACED;
        removed.clear();
        added.clear();
    }

    private static Refusal immutable(String path) {
        return Refusal.of(
                Reason.MUTABILITY, "'" + path + "' cannot be written: remove the member and add the other one.");
    }

    private static String text(Complex operation, String name) {
        return part(operation, name) instanceof Text text ? text.text() : "";
    }

    private static @Nullable Value part(@Nullable Value object, String name) {
        if (object instanceof Complex complex) {
            for (Map.Entry<String, Value> part : complex.asMap().entrySet()) {
                if (part.getKey().equalsIgnoreCase(name)) {
                    return part.getValue();
                }
            }
        }
        return null;
    }
}
