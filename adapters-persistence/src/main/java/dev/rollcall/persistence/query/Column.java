package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Moment;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.persistence.ColumnKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** What a column of a {@link ResourceTable} says about the attribute that it holds. */
public interface Column {

    /** Narrows to the rows whose value compares with the literal, whose texts {@code key} makes comparable. */
    Narrowing compared(Operator operator, Value literal, Function<String, ComparisonKey> key);

    /** Narrows to the rows that have a value. */
    Narrowing present();

    /** Returns how the database sorts by the attribute; empty when it does not sort as {@link Sort} says. */
    default Optional<Ordering> ordering() {
        return Optional.empty();
    }

    /** Returns the column of ids, which every resource has. */
    static Column id() {
        return new Ids("r.id");
    }

    /** Returns a column of {@link ColumnKey}s that is never null and never the same in two rows that a directory sees. */
    static Column uniqueKey(String expression) {
        return new Keys(expression, Nullness.NEVER, true);
    }

    /** Returns a column of {@link ColumnKey}s that is never null. */
    static Column key(String expression) {
        return new Keys(expression, Nullness.NEVER, false);
    }

    /** Returns a column of {@link ColumnKey}s that is null where the attribute has no value. */
    static Column optionalKey(String expression) {
        return new Keys(expression, Nullness.WITHOUT_VALUE, false);
    }

    /** Returns a column of booleans that is never null. */
    static Column flag(String expression) {
        return new Flags(expression);
    }

    /** Returns a column of moments in whole milliseconds that is never null. */
    static Column moment(String expression) {
        return new Moments(expression);
    }

    /** Returns the column of an attribute that is always there, and is compared by the domain alone. */
    static Column unsearched() {
        return new Unsearched();
    }

    /** When a column is null. */
    enum Nullness {
        NEVER,
        WITHOUT_VALUE
    }

    /** Ids are ASCII, in a column that holds nothing else. */
    record Ids(String expression) implements Column {

        @Override
        public Narrowing compared(Operator operator, Value literal, Function<String, ComparisonKey> key) {
            if (!(literal instanceof Text text) || operator.isOrdering()) {
                return Narrowing.NONE;
            }
            String id = key.apply(text.text()).text();
            if (operator == Operator.EQ ? !ColumnKey.isId(id) : id.chars().anyMatch(c -> c > '~')) {
                return Narrowing.NOTHING;
            }
            return operator == Operator.EQ
                    ? Narrowing.exactly(expression + " = ?", id)
                    : Narrowing.exactly(expression + " like ? escape '!'", KeyColumn.pattern(operator, id));
        }

        @Override
        public Narrowing present() {
            return Narrowing.EVERYTHING;
        }
    }

    /** What no index knows. */
    record Unsearched() implements Column {

        @Override
        public Narrowing compared(Operator operator, Value literal, Function<String, ComparisonKey> key) {
            return Narrowing.NONE;
        }

        @Override
        public Narrowing present() {
            return Narrowing.EVERYTHING;
        }
    }

    /** Keys of texts. */
    record Keys(String expression, Nullness nullness, boolean isUnique) implements Column {

        @Override
        public Narrowing compared(Operator operator, Value literal, Function<String, ComparisonKey> key) {
            if (!(literal instanceof Text text) || !KeyColumn.isWellFormed(text.text())) {
                return Narrowing.NONE;
            }
            String wanted = key.apply(text.text()).text();
            return notNull(new KeyColumn(expression).compared(operator, wanted));
        }

        @Override
        public Narrowing present() {
            return notNull(Narrowing.exactly(expression + " <> ''"));
        }

        @Override
        public Optional<Ordering> ordering() {
            return nullness == Nullness.NEVER ? Optional.of(Ordering.ofTexts(expression, isUnique)) : Optional.empty();
        }

        /** A comparison with null is neither true nor false, and {@code not} would not select the row either. */
        private Narrowing notNull(Narrowing condition) {
            return nullness == Nullness.NEVER || condition.equals(Narrowing.NONE)
                    ? condition
                    : new Narrowing(
                            "(" + expression + " is not null and " + condition.condition() + ")",
                            condition.parameters(),
                            condition.exactness());
        }
    }

    /** Booleans. */
    record Flags(String expression) implements Column {

        @Override
        public Narrowing compared(Operator operator, Value literal, Function<String, ComparisonKey> key) {
            return operator == Operator.EQ && literal instanceof Flag flag
                    ? Narrowing.exactly(expression + " = ?", flag.isTrue())
                    : Narrowing.NONE;
        }

        @Override
        public Narrowing present() {
            return Narrowing.EVERYTHING;
        }
    }

    /** Stored moments are whole milliseconds, so that one between two of them is compared by the earlier. */
    record Moments(String expression) implements Column {

        private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

        @Override
        public Narrowing compared(Operator operator, Value literal, Function<String, ComparisonKey> key) {
            if (operator.isSubstring() || !(literal instanceof Text text)) {
                return Narrowing.NONE;
            }
            Instant moment = Moment.of(text.text()).orElse(Instant.MIN);
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                return Narrowing.NONE;
            }
            Instant earlier = moment.truncatedTo(ChronoUnit.MILLIS);
            boolean isBetween = !earlier.equals(moment);
            return switch (operator) {
                case EQ -> isBetween ? Narrowing.NOTHING : Narrowing.exactly(expression + " = ?", earlier);
                case GT -> Narrowing.exactly(expression + " > ?", earlier);
                case GE -> Narrowing.exactly(expression + (isBetween ? " > ?" : " >= ?"), earlier);
                case LT -> Narrowing.exactly(expression + (isBetween ? " <= ?" : " < ?"), earlier);
                case LE -> Narrowing.exactly(expression + " <= ?", earlier);
                case CO, SW, EW -> Narrowing.NONE;
            };
        }

        @Override
        public Optional<Ordering> ordering() {
            return Optional.of(Ordering.ofMoments(expression));
        }

        @Override
        public Narrowing present() {
            return Narrowing.EVERYTHING;
        }
    }
}
