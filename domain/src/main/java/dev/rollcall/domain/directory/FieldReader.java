package dev.rollcall.domain.directory;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads an administrator's JSON object strictly: a field that is absent keeps its current value, {@code null} returns
 * it to its default, and everything wrong or unknown is collected under its dotted path.
 */
final class FieldReader {

    /** Bounds, both inclusive: of a number, or of a text's length. */
    record Range(int least, int most) {}

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final String prefix;
    private final Complex body;
    private final List<Refusal.Field> wrong;
    private final Set<String> read = new HashSet<>();

    private FieldReader(String prefix, Complex body, List<Refusal.Field> wrong) {
        this.prefix = prefix;
        this.body = body;
        this.wrong = wrong;
    }

    /**
     * Returns what {@code reading} makes of the whole of {@code body}.
     *
     * @throws Refusal with every field that is unknown, missing or wrong
     */
    static <T> T readAll(Complex body, Function<FieldReader, T> reading) {
        List<Refusal.Field> wrong = new ArrayList<>();
        FieldReader fields = new FieldReader("", body, wrong);
        T result = reading.apply(fields);
        fields.refuseUnread();
        if (!wrong.isEmpty()) {
            throw Refusal.ofFields(wrong);
        }
        return result;
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
        Value value = body.get(name);
        if (value == null || value == Null.NULL) {
            read.add(name);
            return value == null ? current : byDefault;
        }
        return integer(name, range);
    }

    /** Reads a whole number that must be there: it has no default. */
    int integer(String name, Range range) {
        Value value = next(name);
        if (value instanceof Numeric numeric && isWithin(numeric.number(), range)) {
            return numeric.number().intValueExact();
        }
        refuse(name, "must be a whole number from " + range.least + " to " + range.most);
        return range.least;
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

    /** Reads a text that must be there and look like {@code pattern}. */
    String matching(String name, Pattern pattern, String sentence) {
        if (next(name) instanceof Text text && pattern.matcher(text.text()).matches()) {
            return text.text();
        }
        refuse(name, sentence);
        return "";
    }

    /** Reads a list of at most {@code most} texts; without one it is empty. */
    List<String> texts(String name, int most, Range length) {
        List<String> texts = new ArrayList<>();
        for (Value element : elements(name, most)) {
            if (element instanceof Text text
                    && text.text().length() >= length.least
                    && text.text().length() <= length.most
                    && !texts.contains(text.text())) {
                texts.add(text.text());
            } else {
                refuse(name, "must hold different texts of " + length.least + " to " + length.most + " characters");
            }
        }
        return texts;
    }

    /** Reads a list of at most {@code most} objects; without one it is empty. */
    <T> List<T> objects(String name, int most, Function<FieldReader, T> reading) {
        List<T> objects = new ArrayList<>();
        List<Value> elements = elements(name, most);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Complex complex) {
                FieldReader inner = new FieldReader(prefix + name + "[" + i + "].", complex, wrong);
                objects.add(reading.apply(inner));
                inner.refuseUnread();
            } else {
                refuse(name + "[" + i + "]", "must be an object");
            }
        }
        return objects;
    }

    private List<Value> elements(String name, int most) {
        Value value = next(name);
        if (value == null || value == Null.NULL) {
            return List.of();
        }
        if (value instanceof Many many && many.elements().size() <= most) {
            return many.elements();
        }
        refuse(name, "must be a list of at most " + most);
        return List.of();
    }

    /** Reads a moment (RFC 3339) between {@code now} and the end of the year 9999, in whole milliseconds. */
    @Nullable
    Instant momentAfter(Instant now, String name, @Nullable Instant byDefault) {
        Value value = next(name);
        if (value == null || value == Null.NULL) {
            return byDefault;
        }
        Optional<Instant> moment = value instanceof Text text ? moment(text.text()) : Optional.empty();
        if (moment.isEmpty() || !moment.get().isAfter(now) || moment.get().isAfter(LATEST)) {
            refuse(name, "must be a moment in the future as in RFC 3339, such as 2030-01-31T00:00:00Z");
        }
        return moment.orElse(byDefault);
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

    private void refuseUnread() {
        body.names().stream().filter(name -> !read.contains(name)).forEach(name -> refuse(name, "is not known"));
    }

    private @Nullable Value next(String name) {
        read.add(name);
        return body.get(name);
    }

    void refuse(String name, String sentence) {
        wrong.add(new Refusal.Field(prefix + name, "The field " + prefix + name + " " + sentence + "."));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isWithin(BigDecimal number, Range range) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(range.least)) >= 0
                && number.compareTo(BigDecimal.valueOf(range.most)) <= 0;
    }
}
