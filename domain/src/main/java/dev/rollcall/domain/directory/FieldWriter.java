package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes settings as the JSON object that {@link FieldReader} reads. */
final class FieldWriter {

    private final Map<String, Value> values = new LinkedHashMap<>();

    /** Returns the JSON spelling of a constant: {@code USER_NAME_THEN_EMAIL} is {@code userNameThenEmail}. */
    static String spelling(Enum<?> constant) {
        StringBuilder spelling = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            spelling.append(spelling.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return spelling.toString();
    }

    FieldWriter text(String name, String text) {
        return put(name, new Text(text));
    }

    FieldWriter flag(String name, boolean flag) {
        return put(name, Flag.of(flag));
    }

    FieldWriter integer(String name, int number) {
        return put(name, Numeric.of(number));
    }

    FieldWriter choice(String name, Enum<?> constant) {
        return put(name, new Text(spelling(constant)));
    }

    FieldWriter object(String name, Complex object) {
        return put(name, object);
    }

    Complex tree() {
        return Complex.of(values);
    }

    private FieldWriter put(String name, Value value) {
        values.put(name, value);
        return this;
    }
}
