package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list (RFC 7644, 3.4.2.3). It is total: resources that are equal in the attribute stand in the order of
 * their ids. Resources without a value come last, and first when descending. Of a multi-valued attribute the primary
 * value counts, or else the first.
 *
 * @param path the attribute, never a complex one; empty for the order of ids alone
 */
public record Sort(Optional<AttributePath> path, Direction direction) {

    /** Which end of an order comes first. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** The order of a list when the client does not say. */
    public static final Sort BY_ID = new Sort(Optional.empty(), Direction.ASCENDING);

    private static final Comparator<Position> ASCENDING = Comparator.comparing(Position::key)
            .thenComparing(position -> position.id().value());

    /**
     * Reads what a client asks for; attributes and directions in any letter case.
     *
     * @param sortOrder {@code ascending}, which is also meant when it is absent, or {@code descending}
     * @return empty for what is no attribute of the type, is complex without a {@code value}, or is never shown
     * @throws Refusal with {@link Reason#INVALID_VALUE} for another direction
     */
    public static Optional<Sort> parse(String sortBy, Optional<String> sortOrder, ResourceType type) {
        Direction direction = direction(sortOrder);
        return AttributePath.resolve(sortBy.trim(), type)
                .flatMap(Sort::comparable)
                .filter(AttributePath::isReadable)
                .map(path -> new Sort(Optional.of(path).filter(known -> !isId(known)), direction));
    }

    /** Returns an order by nothing but ids, in the direction asked for: of resources that all lack its attribute. */
    public static Sort ofIds(Optional<String> sortOrder) {
        return new Sort(Optional.empty(), direction(sortOrder));
    }

    private static Optional<AttributePath> comparable(AttributePath path) {
        return path.target().type() == AttributeType.COMPLEX ? path.sub("value") : Optional.of(path);
    }

    private static boolean isId(AttributePath path) {
        return path.toString().equals("id");
    }

    private static Direction direction(Optional<String> sortOrder) {
        String word = sortOrder.map(String::trim).orElse("ascending");
        if (word.equalsIgnoreCase("ascending")) {
            return Direction.ASCENDING;
        }
        if (word.equalsIgnoreCase("descending")) {
            return Direction.DESCENDING;
        }
        throw Refusal.of(Reason.INVALID_VALUE, "The parameter sortOrder is ascending or descending.");
    }

    /** Returns the same order of resources whose common or core attribute {@code name} has no values. */
    Sort without(String name) {
        return path.filter(known -> known.isOf(name)).isPresent() ? new Sort(Optional.empty(), direction) : this;
    }

    /** Returns where the resource stands. */
    public Position position(Resource resource) {
        return new Position(path.isEmpty() ? SortKey.MISSING : key(resource.tree()), resource.id());
    }

    private SortKey key(Complex tree) {
        AttributePath sorted = path.orElseThrow();
        Value value = single(sorted.attributeValue(tree));
        if (sorted.subAttribute() != null) {
            value = value instanceof Complex element ? single(sorted.subValue(element)) : null;
        }
        return SortKey.of(sorted.target(), value);
    }

    private static @Nullable Value single(@Nullable Value value) {
        if (!(value instanceof Many many) || many.elements().isEmpty()) {
            return value;
        }
        return many.complexElements()
                .filter(element -> element.get("primary") == Flag.TRUE)
                .map(Value.class::cast)
                .findFirst()
                .orElse(many.elements().get(0));
    }

    /** Returns the order of positions. */
    public Comparator<Position> order() {
        return direction == Direction.ASCENDING ? ASCENDING : ASCENDING.reversed();
    }

    /** Writes the sort so that different sorts are written differently. */
    @Override
    public String toString() {
        return path.map(AttributePath::toString).orElse("id") + " " + direction;
    }
}
