package dev.rollcall.domain.scim.schema;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of resource: where it lives and which attributes it has (RFC 7643, 6). It finds an attribute by every name
 * clients use: in any letter case, with or without a URN, under the URN of a neighbouring schema, and attributes of an
 * extension also without their URN.
 */
public final class ResourceType {

    private record KnownUrn(String urn, Schema schema) {}

    private final String name;
    private final String endpoint;
    private final String description;
    private final Schema core;
    private final List<Schema> extensions;
    private final Map<String, LocatedAttribute> byName;
    private final List<KnownUrn> urnsLongestFirst;
    private final Optional<String> base;

    private ResourceType(ResourceType.Identity identity, Schema core, List<Schema> extensions) {
        this.name = identity.name();
        this.endpoint = identity.endpoint();
        this.description = identity.description();
        this.core = core;
        this.extensions = List.copyOf(extensions);
        this.byName = new HashMap<>();
        this.urnsLongestFirst = new ArrayList<>();
        this.base = Optional.empty();
        index(null, CommonAttributes.ALL);
        index(null, core.attributes());
        learnUrns(core);
        for (Schema extension : extensions) {
            index(extension.id(), extension.attributes());
            learnUrns(extension);
        }
        urnsLongestFirst.sort(
                Comparator.comparingInt((KnownUrn known) -> known.urn().length())
                        .reversed());
    }

    private ResourceType(ResourceType other, String base) {
        this.name = other.name;
        this.endpoint = other.endpoint;
        this.description = other.description;
        this.core = other.core;
        this.extensions = other.extensions;
        this.byName = other.byName;
        this.urnsLongestFirst = other.urnsLongestFirst;
        this.base = Optional.of(base);
    }

    private record Identity(String name, String endpoint, String description) {}

    /** Returns a type without extensions; {@code endpoint} is relative to the base, such as {@code /Users}. */
    public static ResourceType of(String name, String endpoint, String description, Schema core) {
        return new ResourceType(new Identity(name, endpoint, description), core, List.of());
    }

    /** Returns this type with one more extension, or with another definition of one that it has. */
    public ResourceType with(Schema extension) {
        List<Schema> more = new ArrayList<>(extensions);
        more.replaceAll(known -> known.id().equals(extension.id()) ? extension : known);
        if (!more.contains(extension)) {
            more.add(extension);
        }
        return new ResourceType(new Identity(name, endpoint, description), core, more);
    }

    /** Returns this type as it is found below the URL {@code base}: its resources know their locations. */
    public ResourceType at(String base) {
        return new ResourceType(this, base);
    }

    /** Returns the URL of the resource {@code id} at {@code endpoint}; empty when the type is at none. */
    public Optional<String> url(String endpoint, String id) {
        return base.map(known -> known + endpoint + "/" + id);
    }

    private void index(@Nullable String extensionUrn, Attributes attributes) {
        for (Attribute attribute : attributes) {
            LocatedAttribute located = new LocatedAttribute(extensionUrn, attribute);
            if (byName.putIfAbsent(attribute.name().toLowerCase(Locale.ROOT), located) == null) {
                // The spelling of the schema is what clients mostly send; it is found without folding.
                byName.put(attribute.name(), located);
            }
        }
    }

    private void learnUrns(Schema schema) {
        urnsLongestFirst.add(new KnownUrn(schema.id(), schema));
        schema.otherIds().forEach(urn -> urnsLongestFirst.add(new KnownUrn(urn, schema)));
    }

    /** Returns the name, which is also {@code meta.resourceType} and the id of the type. */
    public String name() {
        return name;
    }

    /** Returns the path below the SCIM base. */
    public String endpoint() {
        return endpoint;
    }

    /** Returns the sentence of the discovery document. */
    public String description() {
        return description;
    }

    /** Returns the schema whose attributes stand at the top of the resource. */
    public Schema core() {
        return core;
    }

    /** Returns the schemas whose attributes stand in an object under their URN, also those without attributes yet. */
    public List<Schema> extensions() {
        return extensions;
    }

    /** Returns the extension with exactly this id, or null. */
    public @Nullable Schema extension(String urn) {
        for (Schema extension : extensions) {
            if (extension.id().equals(urn)) {
                return extension;
            }
        }
        return null;
    }

    /** Returns the attribute of a name without URN: common, core, or of the first extension that has it; or null. */
    public @Nullable LocatedAttribute locate(String bareName) {
        LocatedAttribute exact = byName.get(bareName);
        LocatedAttribute known = exact != null ? exact : byName.get(bareName.toLowerCase(Locale.ROOT));
        return known != null ? known : locateUndefined(bareName);
    }

    private @Nullable LocatedAttribute locateUndefined(String bareName) {
        for (Schema extension : extensions) {
            Attribute undefined = extension.attributes().named(bareName);
            if (undefined != null) {
                return new LocatedAttribute(extension.id(), undefined);
            }
        }
        return null;
    }

    /**
     * Returns whether the attributes of the extension also stand at the top of a resource: those that Rollcall itself
     * adds do, because some clients know nothing of its extension.
     */
    public boolean isRepeatedAtTheTop(Schema extension) {
        return extension.id().startsWith(RollcallSchemas.URNS);
    }

    /** Returns the attribute that a client means by a name under the URN of {@code schema}, or null. */
    public @Nullable LocatedAttribute locate(Schema schema, String bareName) {
        Attribute own = schema.attributes().named(bareName);
        if (own == null) {
            return locate(bareName);
        }
        return new LocatedAttribute(schema.equals(core) ? null : schema.id(), own);
    }

    /** Returns whether a key or path is a known URN and nothing else. */
    public boolean isSchema(String text) {
        SchemaPrefix prefix = schemaPrefix(text);
        return prefix != null && prefix.rest().isEmpty();
    }

    /** Returns the longest known URN that {@code text} begins with, in any letter case, or null. */
    public @Nullable SchemaPrefix schemaPrefix(String text) {
        if (text.indexOf(':') < 0) {
            return null;
        }
        for (KnownUrn known : urnsLongestFirst) {
            int length = known.urn().length();
            if (text.regionMatches(true, 0, known.urn(), 0, length)) {
                if (text.length() == length) {
                    return new SchemaPrefix(known.schema(), "");
                }
                if (text.charAt(length) == ':' || text.charAt(length) == '.') {
                    return new SchemaPrefix(known.schema(), text.substring(length + 1));
                }
            }
        }
        return null;
    }

    /** Returns the resource of {@code /ResourceTypes}, without {@code meta}. */
    public Complex toTree() {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("schemas", Many.of(new Text(CoreSchemas.RESOURCE_TYPE.id())));
        tree.put("id", new Text(name));
        tree.put("name", new Text(name));
        tree.put("endpoint", new Text(endpoint));
        tree.put("description", new Text(description));
        tree.put("schema", new Text(core.id()));
        List<Value> published = new ArrayList<>();
        for (Schema extension : extensions) {
            if (!extension.attributes().isEmpty()) {
                published.add(Complex.of("schema", new Text(extension.id())).with("required", Flag.FALSE));
            }
        }
        tree.put("schemaExtensions", new Many(published));
        return Complex.of(tree);
    }

    @Override
    public String toString() {
        return name;
    }
}
