package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client sent as the value of an attribute: names in any letter case, booleans and numbers as texts and the
 * other way round, a single value for a list, a text for an object with {@code value}. It remembers the names it did not
 * know.
 */
public final class ValueReader {

    private final UnknownAttributes unknown;
    private final Set<String> ignored = new LinkedHashSet<>();

    /** Begins with nothing ignored. */
    public ValueReader(UnknownAttributes unknown) {
        this.unknown = unknown;
    }

    /** Returns the names that were not known, as they were sent. */
    public List<String> ignored() {
        return List.copyOf(ignored);
    }

    /**
     * Notes a name that no schema has.
     *
     * @throws Refusal with {@code reason}, if unknown attributes are rejected
     */
    public void ignore(String name, Reason reason) {
        if (unknown == UnknownAttributes.REJECT) {
            throw Refusal.of(reason, "There is no attribute '" + name + "'.");
        }
        ignored.add(name);
    }

    /**
     * Returns the value in the schema's names and types; null when nothing is left of it, which clears the attribute.
     *
     * @param label how the attribute is called in refusals and among the ignored
     * @throws Refusal {@code invalidValue} when it is not of the attribute's type
     */
    public @Nullable Value read(Attribute attribute, String label, Value sent) {
        if (!attribute.isMultiValued()) {
            return readOne(attribute, label, sent);
        }
        List<Value> elements = new ArrayList<>();
        for (Value element : sent instanceof Many many ? many.elements() : List.of(sent)) {
            if (element instanceof Many) {
                throw wrongType(attribute, label);
            }
            Value read = readOne(attribute, label, element);
            if (read != null && !saysNothing(attribute, read)) {
                elements.add(read);
            }
        }
        return elements.isEmpty() ? null : PrimaryRule.settle(attribute, new Many(elements), Many.of());
    }

    /** Returns one value of the attribute, of which it may have several; null when nothing is left of it. */
    public @Nullable Value readOne(Attribute attribute, String label, Value sent) {
        if (isNothing(sent)) {
            return null;
        }
        if (sent instanceof Many many) {
            if (many.elements().size() != 1) {
                throw wrongType(attribute, label);
            }
            return readOne(attribute, label, many.elements().get(0));
        }
        if (attribute.type() == AttributeType.COMPLEX) {
            return readComplex(attribute, label, sent);
        }
        if (sent instanceof Complex complex) {
            return readOne(attribute, label, valueMember(complex, attribute, label));
        }
        return readSimple(attribute, label, sent);
    }

    /** Returns whether the value clears what it is sent for: an empty text, list or object, or null (RFC 7643, 2.5). */
    public static boolean isNothing(Value sent) {
        if (sent instanceof Text text) {
            return text.text().isEmpty();
        }
        if (sent instanceof Many many) {
            return many.elements().isEmpty();
        }
        return sent == Null.NULL || (sent instanceof Complex complex && complex.isEmpty());
    }

    /** Returns the only element of a list of one, which clients send for it; everything else as it is. */
    public static Value unwrapped(Value sent) {
        return sent instanceof Many many && many.elements().size() == 1
                ? unwrapped(many.elements().get(0))
                : sent;
    }

    /** Returns whether an element tells only its {@code type}, or that it is {@code primary}: then it holds no data. */
    public static boolean saysNothing(Attribute attribute, Value element) {
        if (!(element instanceof Complex complex)) {
            return false;
        }
        for (String name : complex.names()) {
            if (!name.equals("type") && !name.equals("primary")) {
                return false;
            }
        }
        return attribute.subAttributes().inOrder().stream()
                .anyMatch(sub -> !sub.name().equals("type") && !sub.name().equals("primary"));
    }

    private static Value valueMember(Complex complex, Attribute attribute, String label) {
        for (Map.Entry<String, Value> member : complex.asMap().entrySet()) {
            if (member.getKey().equalsIgnoreCase("value")) {
                return member.getValue();
            }
        }
        throw wrongType(attribute, label);
    }

    private @Nullable Value readComplex(Attribute attribute, String label, Value sent) {
        if (!(sent instanceof Complex complex)) {
            Attribute value = attribute.subAttribute("value");
            if (value == null) {
                throw wrongType(attribute, label);
            }
            return Complex.of(value.name(), readSimple(value, label + ".value", sent));
        }
        Map<String, Value> read = new LinkedHashMap<>();
        for (Map.Entry<String, Value> member : complex.asMap().entrySet()) {
            String memberLabel = label + "." + member.getKey();
            Attribute sub = attribute.subAttribute(member.getKey());
            if (sub == null) {
                ignore(memberLabel, Reason.INVALID_VALUE);
            } else if (sub.isStored()) {
                Value value = read(sub, memberLabel, member.getValue());
                if (value != null) {
                    read.put(sub.name(), value);
                }
            }
        }
        return read.isEmpty() ? null : Complex.of(read);
    }

    private static Value readSimple(Attribute attribute, String label, Value sent) {
        if (attribute.type() == AttributeType.BOOLEAN) {
            return readFlag(attribute, label, sent);
        }
        if (attribute.type().isNumber()) {
            return readNumber(attribute, label, sent);
        }
        if (sent instanceof Numeric numeric) {
            return new Text(numeric.toString());
        }
        if (sent instanceof Text text) {
            requireCharacters(text.text(), label);
            return text;
        }
        throw wrongType(attribute, label);
    }

    private static Flag readFlag(Attribute attribute, String label, Value sent) {
        if (sent instanceof Flag flag) {
            return flag;
        }
        if (sent instanceof Text text) {
            return Flag.parse(text.text()).orElseThrow(() -> wrongType(attribute, label));
        }
        throw wrongType(attribute, label);
    }

    private static Numeric readNumber(Attribute attribute, String label, Value sent) {
        Numeric number = null;
        if (sent instanceof Numeric numeric) {
            number = numeric;
        } else if (sent instanceof Text text) {
            number = Numeric.parse(text.text()).orElse(null);
        }
        boolean isWhole = attribute.type() == AttributeType.INTEGER;
        if (number == null || (isWhole && !number.isInteger())) {
            throw wrongType(attribute, label);
        }
        return isWhole ? number.withoutFraction() : number;
    }

    private static void requireCharacters(String text, String label) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                throw invalid("The value of '" + label + "' contains the character U+0000.");
            }
            if (Character.isSurrogate(character)) {
                if (!Character.isHighSurrogate(character)
                        || ++i == text.length()
                        || !Character.isLowSurrogate(text.charAt(i))) {
                    throw invalid("The value of '" + label + "' contains half of a surrogate pair.");
                }
            }
        }
    }

    private static Refusal wrongType(Attribute attribute, String label) {
        String wanted =
                switch (attribute.type()) {
                    case COMPLEX -> "an object";
                    case BOOLEAN -> "a boolean";
                    case INTEGER -> "an integer";
                    case DECIMAL -> "a number";
                    case STRING, DATE_TIME, BINARY, REFERENCE -> "a string";
                };
        return invalid("The value of '" + label + "' must be "
                + (attribute.isMultiValued() ? "a list, and each of its values " : "") + wanted + ".");
    }

    private static Refusal invalid(String detail) {
        return Refusal.of(Reason.INVALID_VALUE, detail);
    }
}
