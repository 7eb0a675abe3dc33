package dev.rollcall.domain.directory;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads an administrator's JSON object strictly: a field that is absent keeps its current value, {@code null} returns
 * it to its default, and everything wrong or unknown is collected under its dotted path.
 */
final class FieldReader {

    /** Bounds, both inclusive: of a number, or of a text's length. */
    record Range(int least, int most) {}

    private final String prefix;
    private final Complex body;
    private final List<Refusal.Field> wrong;
    private final Set<String> read = new HashSet<>();

    FieldReader(String prefix, Complex body, List<Refusal.Field> wrong) {
        this.prefix = prefix;
        this.body = body;
        this.wrong = wrong;
    }

    boolean flag(String name, boolean current, boolean byDefault) {
        Value value = next(name);
        if (value == null || value == Null.NULL) {
            return value == null ? current : byDefault;
        }
        if (value instanceof Flag flag) {
            return flag.isTrue();
        }
        refuse(name, "must be true or false");
        return current;
    }

    int integer(String name, int current, int byDefault, Range range) {
        Value value = next(name);
        if (value == null || value == Null.NULL) {
            return value == null ? current : byDefault;
        }
        if (value instanceof Numeric numeric && isWithin(numeric.number(), range)) {
            return numeric.number().intValueExact();
        }
        refuse(name, "must be a whole number from " + range.least + " to " + range.most);
        return current;
    }

    <E extends Enum<E>> E choice(String name, E current, E byDefault) {
        Value value = next(name);
        if (value == null || value == Null.NULL) {
            return value == null ? current : byDefault;
        }
        E[] options = current.getDeclaringClass().getEnumConstants();
        for (E option : options) {
            if (value instanceof Text text && text.text().equals(FieldWriter.spelling(option))) {
                return option;
            }
        }
        refuse(
                name,
                "must be one of "
                        + Arrays.stream(options).map(FieldWriter::spelling).collect(Collectors.joining(", ")));
        return current;
    }

    /** Reads a text that must be there: it has no default. Blanks around it are dropped. */
    String text(String name, String current, Range length) {
        Value value = next(name);
        String text = value == null
                ? current
                : value instanceof Text given ? given.text().strip() : "";
        if (text.length() < length.least || text.length() > length.most) {
            refuse(name, "must be a text of " + length.least + " to " + length.most + " characters");
        }
        return text;
    }

    /** Checks a field that may be sent but has one value only. */
    void constant(String name, String expected) {
        Value value = next(name);
        if (value != null && !(value instanceof Text text && text.text().equals(expected))) {
            refuse(name, "must be " + expected);
        }
    }

    <T> T object(String name, T current, BiFunction<T, FieldReader, T> merge, T byDefault) {
        Value value = next(name);
        if (value == null || value == Null.NULL) {
            return value == null ? current : byDefault;
        }
        if (!(value instanceof Complex complex)) {
            refuse(name, "must be an object");
            return current;
        }
        FieldReader inner = new FieldReader(prefix + name + ".", complex, wrong);
        T merged = merge.apply(current, inner);
        inner.refuseUnread();
        return merged;
    }

    /** Refuses every field that no call has asked for. */
    void refuseUnread() {
        body.names().stream().filter(name -> !read.contains(name)).forEach(name -> refuse(name, "is not known"));
    }

    private @Nullable Value next(String name) {
        read.add(name);
        return body.get(name);
    }

    private void refuse(String name, String sentence) {
        wrong.add(new Refusal.Field(prefix + name, "The field " + prefix + name + " " + sentence + "."));
    }

    private static boolean isWithin(BigDecimal number, Range range) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(range.least)) >= 0
                && number.compareTo(BigDecimal.valueOf(range.most)) <= 0;
    }
}
