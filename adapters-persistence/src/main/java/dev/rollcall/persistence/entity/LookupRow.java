package dev.rollcall.persistence.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code lookup}, for subqueries; it is written as a set and never loaded. */
@Entity
@Table(name = "lookup")
@IdClass(LookupRow.Key.class)
public class LookupRow {

    @Id
    @Column(name = "directory_id")
    private String directoryId;

    @Id
    private String attribute;

    @Id
    @Column(name = "value_key")
    private String valueKey;

    @Id
    @Column(name = "resource_id")
    private String resourceId;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LookupRow() {}

    /** All columns are the key. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String directoryId = "";
        private String attribute = "";
        private String valueKey = "";
        private String resourceId = "";

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && directoryId.equals(key.directoryId)
                    && attribute.equals(key.attribute)
                    && valueKey.equals(key.valueKey)
                    && resourceId.equals(key.resourceId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(directoryId, attribute, valueKey, resourceId);
        }
    }
}
