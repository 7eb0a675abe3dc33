package dev.rollcall.domain.directory;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeDraft;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.Indexing;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a directory's users have beyond the core schemas: profile fields, in Rollcall's own extension, and extensions of
 * the administrator's making (RFC 7643, 3.3). Its tree form is the JSON of the admin API and of the database alike. Equal
 * if the trees are.
 */
public final class DirectorySchemas {

    /** What the name of every profile field begins with. */
    public static final String FIELD = "profileField_";

    /** How many profile fields a directory can have. */
    public static final int MOST_FIELDS = 200;

    /** Nothing is defined yet, and a profile field comes into being when the identity provider sends it. */
    public static final DirectorySchemas NONE = new DirectorySchemas(true, CoreSchemas.ROLLCALL_USER, List.of());

    private static final Pattern FIELD_NAME = Pattern.compile(FIELD + "[A-Za-z0-9_-]{1,60}", Pattern.CASE_INSENSITIVE);

    private final boolean autoDefine;
    private final Schema fields;
    private final List<Schema> extensions;
    private final ResourceType userType;

    private DirectorySchemas(boolean autoDefine, Schema fields, List<Schema> extensions) {
        this.autoDefine = autoDefine;
        this.fields = fields;
        this.extensions = List.copyOf(extensions);
        ResourceType type = CoreSchemas.USER.with(isOpen() ? fields.openTo(DirectorySchemas::undefined) : fields);
        for (Schema extension : extensions) {
            type = type.with(extension);
        }
        this.userType = type;
    }

    /**
     * Returns what {@code body} defines.
     *
     * @throws Refusal with every field that is unknown, missing or wrong
     */
    public static DirectorySchemas create(Complex body) {
        return FieldReader.readAll(body, reader -> {
            boolean autoDefine = reader.flag("autoDefineProfileFields", true, true);
            List<AttributeDraft> fields =
                    AttributeReader.list(reader, "profileFields", AttributeReader.Place.PROFILE_FIELD, MOST_FIELDS);
            return new DirectorySchemas(
                    autoDefine, CoreSchemas.ROLLCALL_USER.with(fields), ExtensionReader.list(reader));
        });
    }

    /** Returns the attributes that are to be looked up, each with all that its index depends on. */
    public Set<IndexedAttribute> indexed() {
        return Stream.concat(Stream.of(fields), extensions.stream())
                .flatMap(schema -> schema.attributes().inOrder().stream()
                        .filter(attribute -> attribute.indexing() != Indexing.NONE)
                        .map(attribute -> IndexedAttribute.of(schema, attribute)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the definitions as a tree that {@link #create} reads back. */
    public Complex toTree() {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("autoDefineProfileFields", Flag.of(autoDefine));
        tree.put("profileFields", definitions(fields, "key"));
        tree.put(
                "extensions",
                new Many(extensions.stream()
                        .<Value>map(DirectorySchemas::definition)
                        .toList()));
        return Complex.of(tree);
    }

    private static Complex definition(Schema extension) {
        return Complex.of("id", (Value) new Text(extension.id()))
                .with("name", new Text(extension.name()))
                .with("description", new Text(extension.description()))
                .with("attributes", definitions(extension, "name"));
    }

    private static Many definitions(Schema schema, String naming) {
        List<Value> definitions = new ArrayList<>();
        for (Attribute attribute : schema.attributes()) {
            definitions.add(definition(attribute, naming));
        }
        return new Many(definitions);
    }

    private static Complex definition(Attribute attribute, String naming) {
        Map<String, Value> definition = new LinkedHashMap<>();
        String name = naming.equals("key") ? attribute.name().substring(FIELD.length()) : attribute.name();
        definition.put(naming, new Text(name));
        definition.putAll(attribute.toTree().without("name").asMap());
        definition.put("indexed", Flag.of(attribute.indexing() != Indexing.NONE));
        if (attribute.indexing() == Indexing.BUILDING) {
            definition.put(AttributeReader.BUILDING, Flag.TRUE);
        }
        return Complex.of(definition);
    }

    /**
     * Returns the names of the fields, extensions and attributes that are defined in another way than in {@code other} or
     * in one of the two alone, whatever the state of their indexes.
     */
    public List<String> changedNames(DirectorySchemas other) {
        return indexing(Set.of())
                .byName()
                .differingNames(other.indexing(Set.of()).byName());
    }

    private Complex byName() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("autoDefineProfileFields", Flag.of(autoDefine));
        fields.attributes().forEach(field -> all.put(field.name(), definition(field, "name")));
        for (Schema extension : extensions) {
            all.put(extension.id(), definition(extension).without("attributes"));
            extension
                    .attributes()
                    .forEach(attribute ->
                            all.put(extension.id() + ":" + attribute.name(), definition(attribute, "name")));
        }
        return Complex.of(all);
    }

    /** Returns these definitions, of which the attributes at {@code paths} alone have no complete index yet. */
    public DirectorySchemas indexing(Set<String> paths) {
        return new DirectorySchemas(
                autoDefine,
                indexing(fields, paths),
                extensions.stream().map(schema -> indexing(schema, paths)).toList());
    }

    private static Schema indexing(Schema schema, Set<String> paths) {
        return schema.mapping(attribute -> attribute.indexing() == Indexing.NONE
                ? attribute
                : attribute.with(
                        paths.contains(schema.id() + ":" + attribute) ? Indexing.BUILDING : Indexing.COMPLETE));
    }

    /** Returns the type of the directory's users. */
    public ResourceType userType() {
        return userType;
    }

    /** Returns what the directory adds to the schemas that are published for everybody. */
    public List<Schema> published() {
        List<Schema> published = new ArrayList<>();
        if (!fields.attributes().isEmpty()) {
            published.add(fields);
        }
        published.addAll(extensions);
        return published;
    }

    /** Returns these definitions with profile fields of those names, which hold texts, as far as there is room and none of that name. */
    public DirectorySchemas withFields(Collection<String> names) {
        List<Value> all = new ArrayList<>(definitions(fields, "key").elements());
        Set<String> different = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        different.addAll(names);
        for (String name : different) {
            if (autoDefine && all.size() < MOST_FIELDS && isField(name) && !isDefined(name)) {
                all.add(Complex.of("key", new Text(name.substring(FIELD.length()))));
            }
        }
        return create(toTree().with("profileFields", new Many(all)));
    }

    /** Returns the names in the body of a POST, PUT or PATCH that are to become profile fields. */
    public Set<String> undefinedFields(Complex body) {
        return isOpen() ? new FieldNames(name -> isField(name) && !isDefined(name)).in(body) : Set.of();
    }

    private boolean isOpen() {
        return autoDefine && fields.attributes().inOrder().size() < MOST_FIELDS;
    }

    private boolean isDefined(String name) {
        return fields.attributes().named(name) != null;
    }

    private static boolean isField(String name) {
        return FIELD_NAME.matcher(name).matches();
    }

    private static Optional<AttributeDraft> undefined(String name) {
        return isField(name) ? Optional.of(field(name)) : Optional.empty();
    }

    private static AttributeDraft field(String name) {
        return AttributeDraft.string(FIELD + name.substring(FIELD.length()), "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DirectorySchemas schemas && toTree().equals(schemas.toTree());
    }

    @Override
    public int hashCode() {
        return toTree().hashCode();
    }
}
