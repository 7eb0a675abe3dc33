package dev.rollcall.domain.scim.schema;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A named set of attributes (RFC 7643, 7).
 *
 * @param id the URN under which it is published
 * @param otherIds URNs that clients use for it by habit or mistake; understood, never published
 */
public record Schema(String id, String name, String description, Attributes attributes, List<String> otherIds) {

    /** Copies the list. */
    public Schema {
        otherIds = List.copyOf(otherIds);
    }

    /** Returns a schema of these attributes. */
    public static Schema of(String id, String name, String description, AttributeDraft... attributes) {
        Attributes finished = new Attributes(AttributeDraft.finished(attributes));
        return new Schema(id, name, description, finished, List.of());
    }

    /** Returns this schema with other attributes. */
    public Schema with(List<AttributeDraft> drafts) {
        Attributes finished = new Attributes(AttributeDraft.finished(drafts.toArray(AttributeDraft[]::new)));
        return new Schema(id, name, description, finished, otherIds);
    }

    /** Returns this schema, which also has an attribute of each undefined name that {@code more} makes one of. */
    public Schema openTo(Function<String, Optional<AttributeDraft>> more) {
        Attributes open = attributes.openTo(name ->
                more.apply(name).map(draft -> AttributeDraft.finished(draft).get(0)));
        return new Schema(id, name, description, open, otherIds);
    }

    /** Returns this schema with each attribute changed. */
    public Schema mapping(UnaryOperator<Attribute> change) {
        Attributes changed =
                new Attributes(attributes.inOrder().stream().map(change).toList());
        return new Schema(id, name, description, changed, otherIds);
    }

    /** Returns this schema, understood under more URNs. */
    public Schema alsoKnownAs(String... urns) {
        return new Schema(id, name, description, attributes, List.of(urns));
    }

    /** Returns the resource of {@code /Schemas}, without {@code meta}. */
    public Complex toTree() {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("schemas", Many.of(new Text(CoreSchemas.SCHEMA.id())));
        tree.put("id", new Text(id));
        tree.put("name", new Text(name));
        tree.put("description", new Text(description));
        tree.put("attributes", attributes.toTree());
        return Complex.of(tree);
    }

    @Override
    public String toString() {
        return id;
    }
}
