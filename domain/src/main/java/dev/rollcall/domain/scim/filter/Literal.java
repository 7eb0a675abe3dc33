package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Moment;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.Optional;

/**
 * The value of a comparison as it was written. Its type is that of the attribute: identity providers quote booleans and
 * leave texts unquoted.
 *
 * @param isQuoted whether it stood in quotes, so that {@code "null"} is a text
 * @param position where it began
 */
record Literal(String text, boolean isQuoted, int position) {

    boolean isNull() {
        return !isQuoted && text.equals("null");
    }

    /** Returns the literal as what {@code attribute} is compared with; empty when it cannot be. */
    Optional<Value> as(Attribute attribute, Operator operator) {
        if (attribute.type() == AttributeType.BOOLEAN) {
            return Flag.parse(text).map(Value.class::cast);
        }
        if (attribute.type().isNumber()) {
            return Numeric.parse(text).map(Value.class::cast);
        }
        if (attribute.type() == AttributeType.DATE_TIME && !operator.isSubstring()) {
            // The plus of an offset, not encoded in the address, arrives as a space.
            String moment = text.replace(' ', '+');
            return Moment.of(moment).map(known -> new Text(moment));
        }
        return Optional.of(new Text(text));
    }

    /** Writes {@code text} as a JSON string. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
