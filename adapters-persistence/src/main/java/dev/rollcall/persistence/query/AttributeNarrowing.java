package dev.rollcall.persistence.query;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Moment;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.persistence.ColumnKey;
import dev.rollcall.persistence.LookupAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** What the columns of {@code link} and the rows of {@code lookup} can say about one attribute. */
final class AttributeNarrowing {

    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Set<String> ALWAYS_PRESENT =
            Set.of("id", "active", "meta", "meta.created", "meta.lastModified", "meta.resourceType", "meta.version");

    private final String directory;

    AttributeNarrowing(DirectoryId directory) {
        this.directory = directory.value();
    }

    Narrowing compared(AttributePath path, Operator operator, Value literal) {
        return switch (path.toString()) {
            case "id" -> literal instanceof Text text ? id(operator, text.text()) : Narrowing.NONE;
            case "active" -> active(operator, literal);
            case "meta.created" -> moment("l.created", operator, literal);
            case "meta.lastModified" -> moment("l.lastModified", operator, literal);
            default -> literal instanceof Text text ? text(path, operator, text.text()) : Narrowing.NONE;
        };
    }

    Narrowing present(AttributePath path) {
        String name = path.toString();
        if (ALWAYS_PRESENT.contains(name)) {
            return Narrowing.EVERYTHING;
        }
        return switch (name) {
            case "userName" -> Narrowing.exactly("l.userNameKey <> ''");
            case "externalId" -> Narrowing.exactly("(l.externalIdKey is not null and l.externalIdKey <> '')");
            default ->
                LookupAttributes.DEFAULT.contains(path)
                        ? lookup(path, Narrowing.exactly("x.valueKey <> ''"))
                        : Narrowing.NONE;
        };
    }

    private Narrowing text(AttributePath path, Operator operator, String literal) {
        if (!isWellFormed(literal)) {
            return Narrowing.NONE;
        }
        String key = LookupAttributes.key(path, literal).text();
        return switch (path.toString()) {
            case "userName" -> new KeyColumn("l.userNameKey").compared(operator, key);
            case "externalId" -> notNull("l.externalIdKey", new KeyColumn("l.externalIdKey").compared(operator, key));
            default ->
                LookupAttributes.DEFAULT.contains(path)
                        ? lookup(path, new KeyColumn("x.valueKey").compared(operator, key))
                        : Narrowing.NONE;
        };
    }

    /** Ids are ASCII, in a column that holds nothing else. */
    private static Narrowing id(Operator operator, String literal) {
        if (operator.isOrdering()) {
            return Narrowing.NONE;
        }
        if (operator == Operator.EQ ? !ColumnKey.isId(literal) : literal.chars().anyMatch(c -> c > '~')) {
            return Narrowing.NOTHING;
        }
        return operator == Operator.EQ
                ? Narrowing.exactly("l.id = ?", literal)
                : Narrowing.exactly("l.id like ? escape '!'", KeyColumn.pattern(operator, literal));
    }

    private static Narrowing active(Operator operator, Value literal) {
        return operator == Operator.EQ && literal instanceof Flag flag
                ? Narrowing.exactly("l.active = ?", flag.isTrue())
                : Narrowing.NONE;
    }

    /** Stored moments are whole milliseconds, so that one between two of them is compared by the earlier. */
    private static Narrowing moment(String column, Operator operator, Value literal) {
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
            case EQ -> isBetween ? Narrowing.NOTHING : Narrowing.exactly(column + " = ?", earlier);
            case GT -> Narrowing.exactly(column + " > ?", earlier);
            case GE -> Narrowing.exactly(column + (isBetween ? " > ?" : " >= ?"), earlier);
            case LT -> Narrowing.exactly(column + (isBetween ? " <= ?" : " < ?"), earlier);
            case LE -> Narrowing.exactly(column + " <= ?", earlier);
            case CO, SW, EW -> Narrowing.NONE;
        };
    }

    private static Narrowing notNull(String column, Narrowing condition) {
        return condition.equals(Narrowing.NONE)
                ? condition
                : new Narrowing(
                        "(" + column + " is not null and " + condition.condition() + ")",
                        condition.parameters(),
                        condition.exactness());
    }

    private Narrowing lookup(AttributePath path, Narrowing value) {
        if (value.equals(Narrowing.NONE)) {
            return value;
        }
        Narrowing row = Narrowing.exactly("x.directoryId = ? and x.attribute = ?", directory, path.toString());
        Narrowing rows = Narrowing.allOf(List.of(row, value));
        return new Narrowing(
                "l.id in (select x.resourceId from LookupRow x where " + rows.condition() + ")",
                rows.parameters(),
                rows.exactness());
    }

    /** Half a pair of surrogates is in no stored text and would be sent as another character. */
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
