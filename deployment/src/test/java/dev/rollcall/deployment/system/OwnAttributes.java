package dev.rollcall.deployment.system;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.domain.directory.DirectorySchemas;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.Attributes;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** An extension with attributes of every type and shape, people who have them, and filters over them; always the same. */
final class OwnAttributes {

    /** The extension. */
    static final String GEAR = "urn:example:params:scim:schemas:Gear:1.0:User";

    private static final String DEFINITION = """
            {"extensions":[{"id":"%s","name":"Gear","attributes":[
              {"name":"level","type":"integer"},
              {"name":"rank","type":"integer","indexed":true},
              {"name":"price","type":"decimal"},
              {"name":"weights","type":"decimal","multiValued":true,"indexed":true},
              {"name":"remote","type":"boolean"},
              {"name":"hired","type":"dateTime"},
              {"name":"days","type":"dateTime","multiValued":true},
              {"name":"photo","type":"binary"},
              {"name":"site","type":"reference"},
              {"name":"page","type":"reference","indexed":true},
              {"name":"title"},
              {"name":"members","caseExact":true},
              {"name":"tags","multiValued":true,"indexed":true},
              {"name":"codes","multiValued":true,"caseExact":true,"indexed":true},
              {"name":"badge","uniqueness":"server"},
              {"name":"serial","uniqueness":"server","caseExact":true},
              {"name":"desk","type":"complex","subAttributes":[
                {"name":"floor","type":"integer"},
                {"name":"quiet","type":"boolean"},
                {"name":"since","type":"dateTime"},
                {"name":"room"},
                {"name":"key","caseExact":true},
                {"name":"shelves","multiValued":true}]},
              {"name":"devices","type":"complex","multiValued":true,"subAttributes":[
                {"name":"value"},
                {"name":"type"},
                {"name":"primary","type":"boolean"},
                {"name":"cost","type":"decimal"},
                {"name":"plan","type":"binary"},
                {"name":"manual","type":"reference"}]}]}]}
            """.formatted(GEAR);

    private static final List<String> WHOLE =
            List.of("0", "7", "-7", "7.0", "7e1", "70", "9007199254740993", "9007199254740992");
    private static final List<String> FRACTIONS =
            List.of("0.5", "0.50", "5e-1", "-0.5", "0", "0.0", "1e3", "12345678901234567890.000000001", "1e-9");
    private static final List<String> FLAGS = List.of("true", "false");
    private static final List<String> MOMENTS = List.of(
            "\"2026-03-29T02:30:00Z\"",
            "\"2026-03-29T04:30:00+02:00\"",
            "\"2026-03-29T02:30:00.000000001Z\"",
            "\"2026-03-29T02:30:00\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59.999999999Z\"");
    private static final List<String> BYTES = List.of("\"YWJj\"", "\"ywjj\"", "\"YWJjZA==\"", "\"/+8=\"");
    private static final List<String> URLS =
            List.of("\"https://example.org/a\"", "\"https://example.org/A\"", "\"../Users/7\"", "\"urn:x:ü\"");
    private static final List<String> TEXTS = List.of(
            "\"Bob\"",
            "\"BOB\"",
            "\"Bob \"",
            "\"Böb\"",
            "\"straße\"",
            "\"7\"",
            "\"true\"",
            "\"\\\\\\\"'%_!\"",
            "\"😀\"",
            "\"\\uffff\"",
            "\"" + "x".repeat(200) + "\"",
            "\"" + "x".repeat(200) + "y\"");

    /** What values of an attribute may be, and what they are compared with. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            entry("integer", WHOLE),
            entry("decimal", FRACTIONS),
            entry("boolean", FLAGS),
            entry("dateTime", MOMENTS),
            entry("binary", BYTES),
            entry("reference", URLS),
            entry("string", TEXTS));

    private static final List<String> EQUALITY = List.of("eq", "ne");
    private static final List<String> ORDER = List.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final List<String> SUBSTRINGS = List.of("eq", "ne", "co", "sw", "ew");
    private static final List<String> ALL = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");

    private static final Map<String, List<String>> OPERATORS = Map.ofEntries(
            entry("integer", ORDER),
            entry("decimal", ORDER),
            entry("boolean", EQUALITY),
            entry("dateTime", ALL),
            entry("binary", SUBSTRINGS),
            entry("reference", ALL),
            entry("string", ALL));

    private final Random random = new Random(7643);

    private OwnAttributes() {}

    /** Defines the extension in a directory. */
    static void define(Caller administrator, ConnectedDirectory directory) {
        administrator
                .send(
                        "PUT",
                        "/api/admin/directories/" + directory.id() + "/schemas",
                        BodyPublishers.ofString(DEFINITION))
                .expect(200);
    }

    /** The users of a directory that has the extension. */
    static ResourceType userType() {
        return DirectorySchemas.create(JsonReader.readStored(DEFINITION)).userType();
    }

    /** The attributes of the extension. */
    static Attributes attributes() {
        return userType().extensions().stream()
                .filter(extension -> extension.id().equals(GEAR))
                .map(Schema::attributes)
                .findFirst()
                .orElseThrow();
    }

    /** People in JSON, some of whom lack some of the attributes; they are to be created in this order. */
    static List<String> people(int count) {
        OwnAttributes own = new OwnAttributes();
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"userName\":\"" + People.newName() + "\",\"" + GEAR + "\":" + own.person(i) + "}")
                .toList();
    }

    private String person(int number) {
        return attributes().inOrder().stream()
                .filter(attribute -> random.nextInt(4) > 0)
                .map(attribute -> "\"" + attribute.name() + "\":" + value(attribute, number))
                .collect(joining(",", "{", "}"));
    }

    private String value(Attribute attribute, int number) {
        if (attribute.name().equals("badge")) {
            return "\"Böb " + number + "\"";
        }
        if (attribute.name().equals("serial")) {
            return (number % 2 == 0 ? "\"s" : "\"S") + number / 2 + "\"";
        }
        return attribute.isMultiValued()
                ? IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> single(attribute))
                        .distinct()
                        .collect(joining(",", "[", "]"))
                : single(attribute);
    }

    private String single(Attribute attribute) {
        return attribute.subAttributes().isEmpty() ? literal(attribute) : element(attribute);
    }

    private String element(Attribute complex) {
        return complex.subAttributes().inOrder().stream()
                .filter(sub -> random.nextInt(3) > 0)
                .map(sub -> "\"" + sub.name() + "\":" + value(sub, 0))
                .collect(joining(",", "{", "}"));
    }

    private String literal(Attribute attribute) {
        return any(Objects.requireNonNull(VALUES.get(attribute.type().json())));
    }

    /** Filters with every operator on every attribute, and {@code joined} combinations of them. */
    static List<String> filters(int joined) {
        OwnAttributes own = new OwnAttributes();
        List<String> filters = new ArrayList<>();
        attributes().inOrder().forEach(attribute -> filters.addAll(own.conditions(attribute)));
        List<String> conditions = List.copyOf(filters);
        IntStream.range(0, joined).forEach(i -> filters.add(own.joined(conditions, 3)));
        return filters;
    }

    private List<String> conditions(Attribute attribute) {
        String path = GEAR + ":" + attribute.name();
        if (attribute.subAttributes().isEmpty()) {
            return conditions(path, attribute);
        }
        List<String> conditions = new ArrayList<>(List.of(path + " pr", path + "[not (" + "type pr)]"));
        for (Attribute sub : attribute.subAttributes()) {
            conditions.addAll(conditions(path + "." + sub.name(), sub));
            String one = any(conditions(sub.name(), sub));
            String other = any(conditions(sub.name(), sub));
            String last = any(attribute.subAttributes().inOrder()).name();
            conditions.add(path + "[" + one + "]");
            conditions.add(path + "[not (" + one + ")]");
            conditions.add(path + "[" + one + " and " + last + " pr]");
            conditions.add(path + "[" + one + " or not (" + other + " and " + last + " pr)]");
            conditions.add(path + "[" + one + "]." + last + " pr");
        }
        return conditions;
    }

    private List<String> conditions(String path, Attribute attribute) {
        List<String> conditions = new ArrayList<>(List.of(path + " pr"));
        for (String operator :
                Objects.requireNonNull(OPERATORS.get(attribute.type().json()))) {
            conditions.add(path + " " + operator + " " + literal(attribute));
        }
        conditions.add(path + " eq " + literal(attribute));
        return conditions;
    }

    private String joined(List<String> conditions, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 -> "not (" + joined(conditions, depth - 1) + ")";
            case 2 -> joined(conditions, depth - 1) + " and " + joined(conditions, depth - 1);
            case 3 -> "(" + joined(conditions, depth - 1) + " or " + joined(conditions, depth - 1) + ")";
            default -> any(conditions);
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
