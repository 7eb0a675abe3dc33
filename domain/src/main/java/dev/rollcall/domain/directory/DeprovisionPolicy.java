package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.value.Complex;

/** What {@code active=false} and {@code DELETE} do to a user; {@code graceDays} counts for one type only but is kept. */
public record DeprovisionPolicy(Type type, int graceDays) {

    /** The four policies of a directory. */
    public enum Type {
        IGNORE,
        DEACTIVATE,
        DEACTIVATE_THEN_DELETE,
        DELETE
    }

    /** The policy of a new directory. */
    public static final DeprovisionPolicy DEFAULT = new DeprovisionPolicy(Type.DEACTIVATE, 30);

    DeprovisionPolicy merge(FieldReader fields) {
        return new DeprovisionPolicy(
                fields.choice("type", type, DEFAULT.type),
                fields.integer("graceDays", graceDays, DEFAULT.graceDays, new FieldReader.Range(1, 365)));
    }

    Complex toTree() {
        return new FieldWriter()
                .choice("type", type)
                .integer("graceDays", graceDays)
                .tree();
    }
}
