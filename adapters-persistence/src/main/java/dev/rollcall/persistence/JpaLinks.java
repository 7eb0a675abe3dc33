package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.persistence.entity.LinkRow;
import dev.rollcall.persistence.entity.UserRow;
import dev.rollcall.persistence.query.Deadline;
import dev.rollcall.persistence.query.ResourceSearch;
import dev.rollcall.persistence.query.ResourceTable;
import dev.rollcall.persistence.query.WithGroups;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The links of directories in tables {@code link} and {@code lookup}. */
@SingletonBean
public class JpaLinks implements Links {

    /** How long a read waits for another's statement, which seldom takes a hundredth of it. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final JpaTransactions transactions;
    private final SharedReads<DirectoryId, ResourceId, Shown> shown = new SharedReads<>(this::show, PATIENCE);

    /** Creates the store. */
    @Inject
    public JpaLinks(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Shown> show(DirectoryId directory, ResourceId id) {
        if (!ColumnKey.isId(id.value())) {
            return Optional.empty();
        }
        return transactions.mayShareReads()
                ? shown.read(directory, id)
                : Optional.ofNullable(show(directory, List.of(id)).get(id));
    }

    private Map<ResourceId, Shown> show(DirectoryId directory, List<ResourceId> ids) {
        List<Shown> found = transactions.read(() -> transactions.with(entities -> new SqlStatement(entities)
                .add("select " + LinkRow.COLUMNS + ", ")
                .add(isInGroup(entities) + " from link l")
                .add(IndexHint.of("primary", entities))
                .add(" where l.directory_id = ? and l.open = true and l.id in", directory.value())
                .in(ids.stream().map(ResourceId::value).toList())
                .rows(row -> new Shown(LinkRow.linkAt(row), !row.getBoolean(LinkRow.WIDTH + 1)))));
        return found.stream().collect(Collectors.toMap(each -> each.link().id(), Function.identity()));
    }

    /** Returns the column that tells whether a group of the directory has the user of a row {@code l}. */
    private static String isInGroup(EntityManager entities) {
        return "exists (select 1 from membership" + IndexHint.of("membership_of_link", entities)
                + " where directory_id = l.directory_id and link_id = l.id and suspended = false)";
    }

    @Override
    public Optional<Locked> lock(DirectoryId directory, ResourceId id) {
        if (!ColumnKey.isId(id.value())) {
            return Optional.empty();
        }
        return transactions.with(entities -> new SqlStatement(entities)
                        .add("select " + LinkRow.COLUMNS + ", ")
                        .add(isInGroup(entities) + ", " + UserRow.COLUMNS + " from link l")
                        .add(IndexHint.of("primary", entities))
                        .add(" join users u")
                        .add(IndexHint.of("primary", entities))
                        .add(" on u.id = l.user_id where l.directory_id = ? and l.open = true", directory.value())
                        .add(" and l.id = ? for update", id.value())
                        .rows(row -> new Locked(
                                new LinkedUser(LinkRow.linkAt(row), UserRow.userAt(row, LinkRow.WIDTH + 1)),
                                !row.getBoolean(LinkRow.WIDTH + 1)))
                        .stream()
                        .findFirst());
    }

    private static Stream<LinkedUser> users(TypedQuery<Object[]> query) {
        return query.getResultStream()
                .map(row -> new LinkedUser(((LinkRow) row[0]).toLink(), ((UserRow) row[1]).toUser()));
    }

    /** The directory is locked as adding a link locks it, by the foreign key: whoever makes a group wait locks it alone. */
    @Override
    public Known known(DirectoryId directory, ComparisonKey userName, Optional<String> externalId) {
        String id = directory.value();
        return transactions.with(entities -> {
            boolean locks = SharedLock.isKnownTo(entities);
            SqlStatement statement = new SqlStatement(entities);
            if (locks) {
                statement.add(
                        "(select 'DIRECTORY' from directory where id = ?" + SharedLock.CLAUSE + ") union all ", id);
            }
            Set<String> found = Set.copyOf(statement
                    .add("(select 'USER' from users where login_name_key = ?)", UserRow.loginNameKey(userName))
                    .add(
                            " union all (select 'LINK' from link where directory_id = ? and user_name_key = ? limit 1)",
                            id,
                            ColumnKey.of(userName))
                    .add(
                            " union all (select 'LINK' from link where directory_id = ? and external_id_key = ? limit 1)",
                            id,
                            externalId.map(LinkRow::externalIdKey).orElse(""))
                    .add(
                            " union all (select 'GROUP' from pending_member where directory_id = ? and value_key = ?"
                                    + " limit 1)",
                            id,
                            externalId.orElse(""))
                    .texts());
            return new Known(found.contains("USER") || found.contains("LINK"), !locks || found.contains("GROUP"));
        });
    }

    @Override
    public Optional<Link> lockOf(DirectoryId directory, UserId user) {
        return transactions.with(entities -> entities.createQuery(
                        "select l from LinkRow l where l.directoryId = :directory and l.userId = :user and l.open = true",
                        LinkRow.class)
                .setParameter("directory", directory.value())
                .setParameter("user", user.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(LinkRow::toLink));
    }

    @Override
    public List<LinkedUser> lockNamesakes(DirectoryId directory, ComparisonKey userName, Optional<String> externalId) {
        String sameExternalId = externalId.isPresent() ? " or l.externalIdKey = :externalId" : "";
        return transactions.with(entities -> {
            TypedQuery<Object[]> query = entities.createQuery(
                            "select l, u from LinkRow l, UserRow u where u.id = l.userId and l.directoryId = :directory"
                                    + " and (l.userNameKey = :userName" + sameExternalId + ")"
                                    + " order by l.created desc, l.id desc",
                            Object[].class)
                    .setParameter("directory", directory.value())
                    .setParameter("userName", ColumnKey.of(userName))
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE);
            externalId.ifPresent(id -> query.setParameter("externalId", LinkRow.externalIdKey(id)));
            return users(query).toList();
        });
    }

    @Override
    public QueryResult search(DirectoryId directory, Query query) {
        ResourceTable users = query.asks("groups")
                ? ResourceTable.LINKS.read(
                        new WithGroups(links -> new JpaMemberships(transactions).groupsOf(directory, links)))
                : ResourceTable.LINKS;
        return transactions.with(entities -> new ResourceSearch(entities, users, directory, query)
                .counting(() -> new OpenLinkCount(entities).of(directory))
                .run(Deadline.of(transactions::requireTime)));
    }

    @Override
    public Count count(DirectoryId directory) {
        List<Object[]> counts = transactions.with(entities -> entities.createQuery(
                        "select l.active, count(l.id) from LinkRow l"
                                + " where l.directoryId = :directory and l.open = true group by l.active",
                        Object[].class)
                .setParameter("directory", directory.value())
                .getResultList());
        return new Count(count(counts, true), count(counts, false));
    }

    private static long count(List<Object[]> counts, Boolean active) {
        return counts.stream()
                .filter(row -> active.equals(row[0]))
                .mapToLong(row -> (Long) row[1])
                .sum();
    }

    @Override
    public void add(Directory directory, Link link) {
        transactions.with(entities -> {
            if (link.isOpen() && !SharedLock.isKnownTo(entities)) {
                // MariaDB locks what a foreign key refers to by itself.
                lockDirectory(entities, link);
            }
            entities.persist(LinkRow.of(link));
            entities.flush();
            new LinkLookups(entities, directory, link.id()).write(Optional.empty(), link);
            if (link.isOpen()) {
                new OpenLinkCount(entities).opened(link);
            }
            return link;
        });
    }

    @Override
    public void update(Directory directory, Link before, Link after) {
        transactions.with(entities -> {
            if (after.isOpen() && !before.isOpen()) {
                lockDirectory(entities, after);
            }
            if (updateRow(entities, before, after) == 0) {
                throw new OptimisticLockException("the link is no longer what was read");
            }
            new LinkLookups(entities, directory, after.id()).write(Optional.of(before), after);
            if (before.isOpen() != after.isOpen()) {
                OpenLinkCount count = new OpenLinkCount(entities);
                if (after.isOpen()) {
                    count.opened(after);
                } else {
                    count.closed(after);
                }
            }
            return after;
        });
    }

    @Override
    public Optional<ResourceId> index(Directory directory, Set<String> attributes, String after) {
        return transactions.with(entities -> new LinkIndexing(entities, directory, attributes).nextChunk(after));
    }

    @Override
    public long requireUnique(Directory directory, Set<String> attributes) {
        return transactions.with(entities -> new LinkIndexing(entities, directory, attributes).requireUnique());
    }

    /**
     * Keeps groups from beginning to wait for a user who is about to be there: for that they lock the directory alone. On
     * H2 a row of its count of links stands for the share of the lock, as soon as there is one.
     */
    private static void lockDirectory(EntityManager entities, Link link) {
        boolean isShared = SharedLock.isKnownTo(entities);
        if (isShared || !new OpenLinkCount(entities).lock(link)) {
            new SqlStatement(entities)
                    .add(
                            "select id from directory where id = ?" + (isShared ? SharedLock.CLAUSE : " for update"),
                            link.directory().value())
                    .texts();
        }
    }

    private static int updateRow(EntityManager entities, Link before, Link after) {
        return new SqlStatement(entities)
                .add(
                        "update link set user_name = ?, user_name_key = ?, external_id_key = ?,",
                        after.userName(),
                        ColumnKey.of(after.userNameKey()),
                        LinkRow.externalIdKey(after))
                .add(
                        " active = ?, open = ?, expected = ?,",
                        after.active(),
                        LinkRow.open(after),
                        LinkRow.expected(after))
                .add(
                        " version = ?, last_modified = ?, document = ?",
                        after.meta().version().number(),
                        Timestamp.from(after.meta().lastModified()),
                        LinkRow.document(after))
                .add(
                        " where directory_id = ? and id = ? and version = ?",
                        after.directory().value(),
                        after.id().value(),
                        before.meta().version().number())
                .execute();
    }
}
