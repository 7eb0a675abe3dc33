package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import jakarta.persistence.EntityManager;

/**
 * Keeps the number of a directory's open links, which would cost reading an index of all of them to find out. It is
 * spread over {@value #STRIPES} rows of {@code link_count}: links that are opened at once mostly change different ones.
 */
final class OpenLinkCount {

    private static final int STRIPES = 16;

    private final EntityManager entities;

    OpenLinkCount(EntityManager entities) {
        this.entities = entities;
    }

    /** Returns the number of open links. */
    long of(DirectoryId directory) {
        Object sum = entities.createNativeQuery(
                        "select coalesce(sum(open_links), 0) from link_count where directory_id = ?1")
                .setParameter(1, directory.value())
                .getSingleResult();
        return ((Number) sum).longValue();
    }

    /** Locks the row that counts the link until the transaction ends; returns whether there is one. */
    boolean lock(Link link) {
        return !new SqlStatement(entities)
                .add(
                        "select stripe from link_count where directory_id = ? and stripe = ? for update",
                        link.directory().value(),
                        stripe(link))
                .texts()
                .isEmpty();
    }

    /** Locks all rows of a directory until the transaction ends. */
    void lockAll(DirectoryId directory) {
        new SqlStatement(entities)
                .add(
                        "select stripe from link_count where directory_id = ? order by stripe for update",
                        directory.value())
                .texts();
    }

    /** Counts a link that was opened. */
    void opened(Link link) {
        entities.createNativeQuery("insert into link_count (directory_id, stripe, open_links) values (?1, ?2, 1)"
                        + " on duplicate key update open_links = open_links + 1")
                .setParameter(1, link.directory().value())
                .setParameter(2, stripe(link))
                .executeUpdate();
    }

    /** Counts a link that was closed; its stripe may have fewer than none, where an older one was counted elsewhere. */
    void closed(Link link) {
        entities.createNativeQuery("insert into link_count (directory_id, stripe, open_links) values (?1, ?2, -1)"
                        + " on duplicate key update open_links = open_links - 1")
                .setParameter(1, link.directory().value())
                .setParameter(2, stripe(link))
                .executeUpdate();
    }

    private static int stripe(Link link) {
        return Math.floorMod(link.id().value().hashCode(), STRIPES);
    }
}
