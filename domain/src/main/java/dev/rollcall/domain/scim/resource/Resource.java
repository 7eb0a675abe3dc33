package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Streamed;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One resource as a directory sees it (RFC 7643, 3). The attributes are checked and hold nothing read-only, except in an
 * answer, for which members and groups are added.
 */
public record Resource(ResourceType type, ResourceId id, Meta meta, Complex attributes) {

    /**
     * Returns the whole resource, {@code schemas}, {@code id} and {@code meta} included, with {@code meta.location} where
     * the type is known to be at a URL. An extension is named in {@code schemas} if the resource has data of it. Rollcall's own attributes stand
     * in their extension and at the top.
     */
    public Complex tree() {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("schemas", schemas());
        tree.put("id", new Text(id.value()));
        tree.putAll(attributes.asMap());
        repeatAtTheTop(tree);
        tree.put("meta", metaTree());
        return Complex.of(tree);
    }

    private void repeatAtTheTop(Map<String, Value> tree) {
        for (Schema extension : type.extensions()) {
            if (type.isRepeatedAtTheTop(extension)) {
                attributes.complex(extension.id()).asMap().forEach(tree::putIfAbsent);
            }
        }
    }

    /** Returns whether it has a list that is too long to be repeated to a client that did not ask for it. */
    public boolean isLong() {
        return attributes.asMap().values().stream().anyMatch(Streamed.class::isInstance);
    }

    /** Returns the resource with {@code value} as one more attribute of an answer. */
    public Resource with(String name, Value value) {
        return new Resource(type, id, meta, attributes.with(name, value));
    }

    private Many schemas() {
        List<Value> urns = new ArrayList<>();
        urns.add(new Text(type.core().id()));
        for (Schema extension : type.extensions()) {
            if (hasDataOf(extension)) {
                urns.add(new Text(extension.id()));
            }
        }
        return new Many(urns);
    }

    /** What is stored of attributes that are no longer defined does not count. */
    private boolean hasDataOf(Schema extension) {
        return attributes.complex(extension.id()).asMap().entrySet().stream().anyMatch(entry -> {
            Attribute attribute = extension.attributes().named(entry.getKey());
            return attribute != null && attribute.fits(entry.getValue());
        });
    }

    private Complex metaTree() {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("resourceType", new Text(type.name()));
        tree.put("created", text(meta.created()));
        tree.put("lastModified", text(meta.lastModified()));
        tree.put("version", new Text(meta.version().entityTag()));
        type.url(type.endpoint(), id.value()).ifPresent(url -> tree.put("location", new Text(url)));
        return Complex.of(tree);
    }

    /** Writes whole milliseconds always: {@link Instant#toString} leaves a fraction of zero out. */
    private static Text text(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return new Text(text.indexOf('.') < 0 ? text.replace("Z", ".000Z") : text);
    }
}
