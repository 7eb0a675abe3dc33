package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Directories;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.persistence.entity.DirectoryRow;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The user directories in table {@code directory}. */
@SingletonBean
public class JpaDirectories implements Directories {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaDirectories(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Directory> find(DirectoryId id) {
        return find(id, LockModeType.NONE);
    }

    @Override
    public Optional<Directory> lock(DirectoryId id) {
        return find(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Directory> find(DirectoryId id, LockModeType lock) {
        if (!ColumnKey.isId(id.value())) {
            return Optional.empty();
        }
        return transactions.with(entities -> entities.createQuery(
                        "select d from DirectoryRow d where d.id = :id and d.removal is null", DirectoryRow.class)
                .setParameter("id", id.value())
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .map(DirectoryRow::toDirectory));
    }

    @Override
    public Optional<Directory> findByName(String name) {
        return transactions.with(entities -> entities.createQuery(
                        "select d from DirectoryRow d where d.nameKey = :name and d.removal is null",
                        DirectoryRow.class)
                .setParameter("name", DirectoryRow.nameKey(name))
                .getResultStream()
                .findFirst()
                .map(DirectoryRow::toDirectory));
    }

    @Override
    public List<Directory> list(String after, int limit) {
        return transactions.with(entities -> entities.createQuery(
                        "select d from DirectoryRow d where d.id > :after and d.removal is null order by d.id",
                        DirectoryRow.class)
                .setParameter("after", ColumnKey.boundOfIds(after))
                .setMaxResults(limit)
                .getResultStream()
                .map(DirectoryRow::toDirectory)
                .toList());
    }

    @Override
    public void add(Directory directory) {
        transactions.with(entities -> {
            entities.persist(DirectoryRow.of(directory));
            return directory;
        });
    }

    @Override
    public void update(Directory directory) {
        transactions.with(entities -> entities.createQuery(
                        "update DirectoryRow d set d.nameKey = :name, d.settings = :settings, d.schemas = :schemas,"
                                + " d.version = :version, d.lastModified = :lastModified where d.id = :id")
                .setParameter("name", DirectoryRow.nameKey(directory.settings().name()))
                .setParameter("settings", DirectoryRow.settings(directory))
                .setParameter("schemas", DirectoryRow.schemas(directory))
                .setParameter("version", directory.meta().version().number())
                .setParameter("lastModified", directory.meta().lastModified())
                .setParameter("id", directory.id().value())
                .executeUpdate());
    }

    @Override
    public void beginRemoval(DirectoryId id, FateOfUsers fate) {
        transactions.with(entities -> {
            for (String credentials : List.of("ApiClientRow", "SecretTokenRow")) {
                entities.createQuery("delete from " + credentials + " c where c.directoryId = :id")
                        .setParameter("id", id.value())
                        .executeUpdate();
            }
            // No other directory is called by this one's id.
            return entities.createQuery(
                            "update DirectoryRow d set d.removal = :fate, d.nameKey = d.id where d.id = :id")
                    .setParameter("fate", fate)
                    .setParameter("id", id.value())
                    .executeUpdate();
        });
    }

    @Override
    public Optional<Removal> lockRemoval() {
        // Found first and locked then: a search that locks would wait for whoever writes in any directory.
        return transactions.with(entities -> entities.createQuery(
                        "select d.id from DirectoryRow d where d.removal is not null order by d.id", String.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .flatMap(id -> lockRemoval(entities, id)));
    }

    private static Optional<Removal> lockRemoval(EntityManager entities, String id) {
        return entities.createQuery(
                        "select d from DirectoryRow d where d.id = :id and d.removal is not null", DirectoryRow.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(row -> new Removal(row.toDirectory(), row.removal().orElseThrow()));
    }

    @Override
    public void closeLinks(DirectoryId id, Collection<UserId> users) {
        transactions.with(entities -> {
            for (List<String> some :
                    Batches.of(users.stream().map(UserId::value).toList())) {
                new SqlStatement(entities)
                        .add(
                                "update link set open = null where directory_id = ? and open = true and user_id in",
                                id.value())
                        .in(some)
                        .execute();
            }
            return id;
        });
    }

    @Override
    public void removeRows(DirectoryId id, int limit) {
        transactions.with(entities -> {
            new DirectoryRemoval(entities, id, limit).run();
            return id;
        });
    }
}
