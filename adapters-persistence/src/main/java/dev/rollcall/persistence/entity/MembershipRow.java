package dev.rollcall.persistence.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code membership}, for queries; it is written as a set and never loaded. */
@Entity
@Table(name = "membership")
@IdClass(MembershipRow.Key.class)
public class MembershipRow {

    @Id
    @Column(name = "directory_id")
    private String directoryId;

    @Id
    @Column(name = "group_id")
    private String groupId;

    @Id
    @Column(name = "link_id")
    private String linkId;

    @SuppressWarnings("UnusedVariable") // JPQL asks for it.
    private boolean suspended;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected MembershipRow() {}

    /** A link is in a group once. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String directoryId = "";
        private String groupId = "";
        private String linkId = "";

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && directoryId.equals(key.directoryId)
                    && groupId.equals(key.groupId)
                    && linkId.equals(key.linkId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(directoryId, groupId, linkId);
        }
    }
}
