package dev.rollcall.application.port;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Filters made by the grammar of RFC 7644, 3.4.2.2 over everything a schema has; the same ones every time. */
final class FilterGrammar {

    private static final List<String> TEXT_OPERATORS = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final List<String> ORDER_OPERATORS = List.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final List<String> EQUALITY = List.of("eq", "ne");

    private final Random random = new Random(7644);
    private final List<String> literals;
    private final List<String> conditions = new ArrayList<>();

    /** Takes the texts that conditions compare with. */
    FilterGrammar(ResourceType type, List<String> literals) {
        this.literals = literals;
        ofSchema("", type.core());
        type.extensions().forEach(extension -> ofSchema(extension.id() + ":", extension));
    }

    /** Returns one condition or more on every attribute and sub-attribute, then {@code joined} combinations of them. */
    List<String> filters(int joined) {
        List<String> filters = new ArrayList<>(conditions);
        for (int i = 0; i < joined; i++) {
            filters.add(joined(3));
        }
        return filters;
    }

    private void ofSchema(String prefix, Schema schema) {
        for (Attribute attribute : schema.attributes()) {
            String path = prefix + attribute.name();
            conditions.add(path + " pr");
            if (attribute.type() == AttributeType.COMPLEX) {
                ofElements(path, attribute);
            } else {
                conditions.add(condition(path, attribute));
            }
        }
    }

    private void ofElements(String path, Attribute complex) {
        for (Attribute sub : complex.subAttributes()) {
            if (sub.type() != AttributeType.COMPLEX) {
                conditions.add(condition(path + "." + sub.name(), sub));
                conditions.add(path + "[" + condition(sub.name(), sub) + "]");
                conditions.add(path + "[not (" + condition(sub.name(), sub) + ") or " + sub.name() + " pr]");
            }
        }
    }

    private String condition(String path, Attribute attribute) {
        return switch (attribute.type()) {
            case BOOLEAN -> path + " " + any(EQUALITY) + " " + random.nextBoolean();
            case INTEGER, DECIMAL -> path + " " + any(ORDER_OPERATORS) + " " + random.nextInt(100);
            case DATE_TIME -> path + " " + any(ORDER_OPERATORS) + " \"2026-03-29T02:30:0" + random.nextInt(9) + "Z\"";
            case BINARY -> path + " " + any(EQUALITY) + " " + literal();
            default -> path + " " + any(TEXT_OPERATORS) + " " + literal();
        };
    }

    private String literal() {
        String text = any(literals);
        String part = random.nextInt(3) == 0 ? text.substring(0, Math.min(3, text.length())) : text;
        StringBuilder quoted = new StringBuilder("\"");
        part.chars().forEach(unit -> quoted.append(String.format("\\u%04x", unit)));
        return quoted.append('"').toString();
    }

    private String joined(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        return switch (kind) {
            case 1 -> "not (" + joined(depth - 1) + ")";
            case 2 -> joined(depth - 1) + " and " + joined(depth - 1);
            case 3 -> "(" + joined(depth - 1) + " or " + joined(depth - 1) + ")";
            default -> any(conditions);
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
