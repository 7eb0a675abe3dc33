package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.persistence.entity.LinkRow;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that any directory has said about one user. The links are found by the index of their user and locked, so
 * that nothing comes to hang on one meanwhile; what hangs on them is deleted by their keys: a condition over the links
 * would read all rows of each table.
 */
final class LinksOfUser {

    private final EntityManager entities;
    private final UserId user;

    LinksOfUser(EntityManager entities, UserId user) {
        this.entities = entities;
        this.user = user;
    }

    /** Removes the links, open or closed, with what hangs on them. */
    void forget() {
        List<Link> links = new SqlStatement(entities)
                .add("select " + LinkRow.COLUMNS + " from link l where l.user_id = ? for update", user.value())
                .rows(LinkRow::linkAt);
        OpenLinkCount count = new OpenLinkCount(entities);
        links.stream().filter(Link::isOpen).forEach(count::closed);
        Map<DirectoryId, List<String>> ids = links.stream()
                .collect(Collectors.groupingBy(
                        Link::directory, Collectors.mapping(link -> link.id().value(), Collectors.toList())));
        ids.forEach(this::delete);
    }

    private void delete(DirectoryId directory, Collection<String> ids) {
        for (List<String> some : Batches.ofLookups(entities, ids)) {
            delete("lookup where directory_id = ? and resource_id in", directory, some);
            delete("unique_value where directory_id = ? and resource_id in", directory, some);
            delete("membership where directory_id = ? and link_id in", directory, some);
            delete("link where directory_id = ? and id in", directory, some);
        }
    }

    private void delete(String rows, DirectoryId directory, List<String> ids) {
        new SqlStatement(entities)
                .add("delete from " + rows, directory.value())
                .in(ids)
                .execute();
    }
}
