package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Moment;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a resource is sorted by (RFC 7644, 3.4.2.3): a text in the form in which it is compared and shortened to what a
 * database column holds, a number, a moment as the number of its seconds, a boolean as 0 or 1, or nothing, which comes
 * last.
 *
 * @param value a {@link Text}, a {@link Numeric} or {@link Null}
 */
public record SortKey(Value value) implements Comparable<SortKey> {

    /** The key of a resource without a value. */
    public static final SortKey MISSING = new SortKey(Null.NULL);

    private static final int NANOS = 9;

    /** Returns the key of a value of this attribute. */
    static SortKey of(Attribute attribute, @Nullable Value value) {
        if (value instanceof Flag flag) {
            return new SortKey(Numeric.of(flag.isTrue() ? 1 : 0));
        }
        if (value instanceof Text text && !text.text().isEmpty()) {
            return attribute.type() == AttributeType.DATE_TIME
                    ? Moment.of(text.text()).map(SortKey::of).orElse(MISSING)
                    : new SortKey(
                            new Text(attribute.key(text.text()).shortened().text()));
        }
        return value instanceof Numeric ? new SortKey(value) : MISSING;
    }

    private static SortKey of(Instant instant) {
        BigDecimal seconds =
                BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), NANOS));
        return new SortKey(new Numeric(seconds.stripTrailingZeros()));
    }

    /** Returns the moment that the key of a {@code dateTime} stands for. */
    public Instant instant() {
        BigDecimal seconds = ((Numeric) value).number();
        long whole = seconds.longValue();
        return Instant.ofEpochSecond(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole))
                        .movePointRight(NANOS)
                        .longValue());
    }

    @Override
    public int compareTo(SortKey other) {
        if (value instanceof Text mine && other.value instanceof Text theirs) {
            return ComparisonKey.exact(mine.text()).compareTo(ComparisonKey.exact(theirs.text()));
        }
        if (value instanceof Numeric mine && other.value instanceof Numeric theirs) {
            return mine.number().compareTo(theirs.number());
        }
        return Integer.compare(rank(), other.rank());
    }

    private int rank() {
        return value == Null.NULL ? 2 : value instanceof Text ? 1 : 0;
    }
}
