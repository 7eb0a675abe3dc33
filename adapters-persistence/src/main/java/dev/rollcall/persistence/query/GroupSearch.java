package dev.rollcall.persistence.query;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.MemberConditions;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * One search over the groups of a directory. What can be asked of rows of {@code membership} is; only where the domain has
 * to decide are members loaded, and then only those it takes.
 */
public final class GroupSearch {

    private final EntityManager entities;
    private final Memberships memberships;
    private final DirectoryId directory;
    private final Query query;

    /** Prepares the search. */
    public GroupSearch(EntityManager entities, Memberships memberships, DirectoryId directory, Query query) {
        this.entities = entities;
        this.memberships = memberships;
        this.directory = directory;
        this.query = query;
    }

    /**
     * Returns what the query selects, without members.
     *
     * @throws dev.rollcall.domain.Refusal with {@link dev.rollcall.domain.Reason#UNAVAILABLE} past the deadline
     */
    public QueryResult run(Deadline deadline) {
        MemberConditions conditions = MemberConditions.of(leftToTheDomain());
        if (conditions.isEmpty()) {
            return new ResourceSearch(entities, ResourceTable.GROUPS, directory, query).run(deadline);
        }
        ResourceTable groups =
                ResourceTable.GROUPS.read(new WithMembers(entities, memberships, directory, conditions, deadline));
        QueryResult found = new ResourceSearch(entities, groups, directory, query).run(deadline);
        return found.with(found.resources().stream()
                .map(group -> new Resource(
                        group.type(),
                        group.id(),
                        group.meta(),
                        group.attributes().without("members")))
                .toList());
    }

    /** Returns the query without a filter that the database answers by itself. */
    private Query leftToTheDomain() {
        boolean isExact = query.filter()
                .map(new FilterNarrowing(ResourceTable.GROUPS, directory, query.type())::of)
                .filter(Narrowing::isExact)
                .isPresent();
        return isExact ? new Query(query.type(), Optional.empty(), query.sort(), query.page()) : query;
    }
}
