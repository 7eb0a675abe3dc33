package dev.rollcall.persistence.query;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.IdUrl;
import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.persistence.LookupAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the columns of a table and the rows of {@code lookup} can say about one attribute. */
final class AttributeNarrowing {

    private static final Set<String> ALWAYS_PRESENT = Set.of("meta", "meta.resourceType", "meta.version");

    private final ResourceTable table;
    private final String directory;
    private final ResourceType type;
    private final LookupAttributes lookups;

    AttributeNarrowing(ResourceTable table, DirectoryId directory, ResourceType type) {
        this.table = table;
        this.directory = directory.value();
        this.type = type;
        this.lookups = table.lookups().of(type);
    }

    Narrowing compared(AttributePath path, Operator operator, Value literal) {
        Column column = table.columns().get(path.toString());
        if (column != null) {
            return column.compared(operator, literal, text -> LookupAttributes.key(path, text));
        }
        Optional<IdUrl> url = IdUrl.at(path, type);
        if (url.isPresent()) {
            return operator == Operator.EQ ? located(url.get(), (Text) literal) : Narrowing.NONE;
        }
        return lookups.contains(path) ? lookedUp(path, operator, literal) : named(path);
    }

    /** URLs and ids may differ in what letter case means. */
    private Narrowing located(IdUrl url, Text literal) {
        return url.idIn(literal.text())
                .map(id -> compared(url.id(), Operator.EQ, new Text(id)).necessary())
                .orElse(Narrowing.NOTHING);
    }

    /** Rows hold texts and numbers as keys; the order of those keys is not that of numbers. */
    private Narrowing lookedUp(AttributePath path, Operator operator, Value literal) {
        boolean isText = literal instanceof Text text && KeyColumn.isWellFormed(text.text());
        if (!isText && operator != Operator.EQ) {
            return Narrowing.NONE;
        }
        return path.target()
                .key(literal)
                .map(key -> lookup(path, new KeyColumn("x.valueKey").compared(operator, key.text())))
                .orElse(Narrowing.NONE);
    }

    Narrowing present(AttributePath path) {
        String name = path.toString();
        if (ALWAYS_PRESENT.contains(name)) {
            return Narrowing.EVERYTHING;
        }
        Column column = table.columns().get(name);
        if (column != null) {
            return column.present();
        }
        Optional<IdUrl> url = IdUrl.at(path, type);
        if (url.isPresent()) {
            return present(url.get().id());
        }
        return lookups.contains(path) ? lookup(path, Narrowing.exactly("x.valueKey <> ''")) : named(path);
    }

    /** A document with a value of the attribute has its name; in {@code like}, a special character matches itself, too. */
    private static Narrowing named(AttributePath path) {
        return DocumentTest.isOutside(path)
                ? Narrowing.NONE
                : Narrowing.exactly(
                                "r.document like ?", "%\"" + path.attribute().name() + "\":%")
                        .necessary();
    }

    private Narrowing lookup(AttributePath path, Narrowing value) {
        if (value.equals(Narrowing.NONE)) {
            return value;
        }
        Narrowing row = Narrowing.exactly("x.directoryId = ? and x.attribute = ?", directory, path.toString());
        Narrowing rows = Narrowing.allOf(List.of(row, value));
        return new Narrowing(
                "r.id in (select x.resourceId from LookupRow x where " + rows.condition() + ")",
                rows.parameters(),
                rows.exactness());
    }
}
