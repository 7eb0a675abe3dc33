package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is in which group, in tables {@code membership}, {@code pending_member} and {@code local_member}. */
@SingletonBean
public class JpaMemberships implements Memberships {

    private static final String SEEN_OF_GROUP = "select m.group_id, m.link_id, l.user_name from (select directory_id,"
            + " group_id, link_id from membership where directory_id = ? and suspended = false and group_id";

    /** The rows are cut before names are joined: MariaDB would read and sort the links of the whole directory for them. */
    private static final String WITH_NAMES = " order by group_id, link_id limit ?) m join link l"
            + " on l.directory_id = m.directory_id and l.id = m.link_id order by m.group_id, m.link_id";

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaMemberships(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Set<String> lockUsers(DirectoryId directory, Collection<String> values) {
        List<String> ids = values.stream().filter(ColumnKey::isId).sorted().toList();
        return transactions.with(entities -> {
            Set<String> known = new HashSet<>();
            for (List<String> some : Batches.ofLookups(entities, ids)) {
                known.addAll(new SqlStatement(entities)
                        .add("select id from link where directory_id = ? and open = true and id in", directory.value())
                        .in(some)
                        .add(SharedLock.isKnownTo(entities) ? SharedLock.CLAUSE : " for update")
                        .texts());
            }
            return known;
        });
    }

    /** Whoever opens a link holds a lock on its directory until the link can be seen. */
    @Override
    public Set<String> lockUsersForSure(DirectoryId directory, Collection<String> values) {
        return transactions.with(entities -> {
            entities.createQuery("select d.id from DirectoryRow d where d.id = :id", String.class)
                    .setParameter("id", directory.value())
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
            if (!SharedLock.isKnownTo(entities)) {
                new OpenLinkCount(entities).lockAll(directory);
            }
            return lockUsers(directory, values);
        });
    }

    @Override
    public Map<String, String> knownAs(DirectoryId directory, Collection<String> values) {
        return transactions.with(entities -> new OtherNames(entities, directory).find(values));
    }

    @Override
    public Effect change(DirectoryId directory, ResourceId group, MemberDelta delta, Parking parking) {
        return transactions.with(entities -> new MembershipRows(entities, directory, group).change(delta, parking));
    }

    @Override
    public List<Member> page(DirectoryId directory, ResourceId group, String after, int limit) {
        return transactions.with(entities -> new SqlStatement(entities)
                .add(
                        SEEN_OF_GROUP + " = ? and link_id > ?",
                        directory.value(),
                        group.value(),
                        ColumnKey.boundOfIds(after))
                .add(WITH_NAMES, limit)
                .rows(JpaMemberships::member));
    }

    @Override
    public List<Member> firstOf(DirectoryId directory, Collection<ResourceId> groups, int limit) {
        return transactions.with(entities -> {
            List<Member> first = new ArrayList<>();
            for (List<String> some : Batches.ofLookups(entities, sorted(groups))) {
                first.addAll(new SqlStatement(entities)
                        .add(SEEN_OF_GROUP + " in", directory.value())
                        .in(some)
                        .add(WITH_NAMES, limit - first.size())
                        .rows(JpaMemberships::member));
            }
            return first;
        });
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(new ResourceId(row.getString(1)), new ResourceId(row.getString(2)), row.getString(3));
    }

    @Override
    public List<MemberOf> groupsOf(DirectoryId directory, Collection<ResourceId> links) {
        return transactions.with(entities -> Batches.ofLookups(entities, sorted(links)).stream()
                .flatMap(some -> groupsOf(entities, directory, some).stream())
                .toList());
    }

    private static List<MemberOf> groupsOf(EntityManager entities, DirectoryId directory, List<String> links) {
        return new SqlStatement(entities)
                .add(
                        "select m.link_id, g.id, g.display_name from membership m join scim_group g"
                                + " on g.directory_id = m.directory_id and g.id = m.group_id and g.held_since is null"
                                + " where m.directory_id = ? and m.suspended = false and m.link_id in",
                        directory.value())
                .in(links)
                .add(" order by m.link_id, m.group_id")
                .rows(row -> new MemberOf(
                        new ResourceId(row.getString(1)), new ResourceId(row.getString(2)), row.getString(3)));
    }

    @Override
    public List<Forgotten> forgetParked(Instant before, int limit) {
        return transactions.with(entities -> {
            Timestamp bound = Timestamp.from(before);
            List<?> groups = entities.createNativeQuery(
                            "select distinct directory_id, group_id from pending_member where since <= ?1 limit "
                                    + limit)
                    .setParameter(1, bound)
                    .getResultList();
            return groups.stream()
                    .map(Object[].class::cast)
                    .map(row -> forget(entities, (String) row[0], (String) row[1], bound))
                    .toList();
        });
    }

    private static Forgotten forget(EntityManager entities, String directory, String group, Timestamp bound) {
        int ids = new SqlStatement(entities)
                .add(
                        "delete from pending_member where directory_id = ? and group_id = ? and since <= ?",
                        directory,
                        group,
                        bound)
                .execute();
        return new Forgotten(new DirectoryId(directory), new ResourceId(group), ids);
    }

    @Override
    public List<ResourceId> attach(Link opened, Instant now) {
        return transactions.with(
                entities -> new LinkRows(entities, opened.directory(), opened.id()).attach(opened, now));
    }

    @Override
    public List<ResourceId> suspend(DirectoryId directory, ResourceId link, Instant now) {
        return transactions.with(entities -> new LinkRows(entities, directory, link).suspend(now));
    }

    @Override
    public List<ResourceId> resume(DirectoryId directory, ResourceId link, Instant now) {
        return transactions.with(entities -> new LinkRows(entities, directory, link).resume(now));
    }

    @Override
    public void keepAsUsers(DirectoryId directory, ResourceId group) {
        transactions.with(entities -> {
            new SqlStatement(entities)
                    .add(
                            "insert into local_member (group_id, user_id) select m.group_id, l.user_id from membership m"
                                    + " join link l on l.directory_id = m.directory_id and l.id = m.link_id"
                                    + " where m.directory_id = ? and m.group_id = ? and l.open = true",
                            directory.value(),
                            group.value())
                    .execute();
            return new MembershipRows(entities, directory, group).change(MemberDelta.replacing(Set.of()), Parking.NONE);
        });
    }

    @Override
    public Kept keepAsLinks(DirectoryId directory, ResourceId group) {
        return transactions.with(entities -> {
            lockLocalMembers(entities, group);
            int kept = new SqlStatement(entities)
                    .add(
                            "insert into membership (directory_id, group_id, link_id, suspended)"
                                    + " select l.directory_id, n.group_id, l.id,"
                                    + " case when u.status in ('DELETED', 'ANONYMISED') then true else false end"
                                    + " from local_member n join users u on u.id = n.user_id"
                                    + " join link l on l.user_id = n.user_id and l.open = true"
                                    + " where n.group_id = ? and l.directory_id = ?",
                            group.value(),
                            directory.value())
                    .execute();
            int all = new SqlStatement(entities)
                    .add("delete from local_member where group_id = ?", group.value())
                    .execute();
            return new Kept(new MembershipRows(entities, directory, group).countSeen(), all - kept);
        });
    }

    /** Whoever deletes or restores a user has it locked, and has looked for the rows of its link before these are there. */
    private static void lockLocalMembers(EntityManager entities, ResourceId group) {
        List<String> users = new SqlStatement(entities)
                .add("select user_id from local_member where group_id = ? order by user_id", group.value())
                .texts();
        for (List<String> some : Batches.of(users)) {
            new SqlStatement(entities)
                    .add("select id from users where id in")
                    .in(some)
                    .add(SharedLock.isKnownTo(entities) ? SharedLock.CLAUSE : " for update")
                    .texts();
        }
    }

    @Override
    public List<ResourceId> lockLocalGroupsOf(UserId user) {
        return transactions.with(entities -> {
            List<String> groups = localGroupsOf(entities, user);
            for (List<String> some : Batches.of(groups)) {
                new SqlStatement(entities)
                        .add("select id from scim_group where id in")
                        .in(some)
                        .add(" order by id for update")
                        .texts();
            }
            if (!groups.isEmpty()) {
                // Whoever had a group locked may have taken the user out of it.
                groups.retainAll(localGroupsOf(entities, user));
            }
            return groups.stream().map(ResourceId::new).toList();
        });
    }

    private static List<String> localGroupsOf(EntityManager entities, UserId user) {
        return new SqlStatement(entities)
                .add("select group_id from local_member where user_id = ? order by group_id", user.value())
                .texts();
    }

    @Override
    public void leaveLocalGroups(UserId user) {
        transactions.with(entities -> new SqlStatement(entities)
                .add("delete from local_member where user_id = ?", user.value())
                .execute());
    }

    @Override
    public List<UserId> localMembers(ResourceId group, String after, int limit) {
        return transactions.with(entities -> new SqlStatement(entities)
                        .add(
                                "select user_id from local_member where group_id = ? and user_id > ? order by user_id limit "
                                        + limit,
                                group.value(),
                                ColumnKey.boundOfIds(after))
                        .texts()
                        .stream()
                        .map(UserId::new)
                        .toList());
    }

    private static List<String> sorted(Collection<ResourceId> ids) {
        return ids.stream().map(ResourceId::value).sorted().toList();
    }

    @Override
    public long countParked(DirectoryId directory) {
        return transactions.with(entities -> ((Number)
                        entities.createNativeQuery("select count(*) from pending_member where directory_id = ?1")
                                .setParameter(1, directory.value())
                                .getSingleResult())
                .longValue());
    }
}
