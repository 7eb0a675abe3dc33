package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.ApiClients;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.persistence.entity.ApiClientRow;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The API clients in table {@code api_client}. */
@SingletonBean
public class JpaApiClients implements ApiClients {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaApiClients(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ApiClient> list(DirectoryId directory) {
        return transactions.with(entities -> entities.createQuery(
                        "select c from ApiClientRow c where c.directoryId = :directory order by c.created, c.id",
                        ApiClientRow.class)
                .setParameter("directory", directory.value())
                .getResultStream()
                .map(ApiClientRow::toApiClient)
                .toList());
    }

    @Override
    public List<ApiClient> listApplications() {
        return transactions.with(entities -> entities.createQuery(
                        "select c from ApiClientRow c where c.permissions = :read order by c.created, c.id",
                        ApiClientRow.class)
                .setParameter("read", Permission.READ.name())
                .getResultStream()
                .map(ApiClientRow::toApiClient)
                .toList());
    }

    @Override
    public boolean removeApplication(String id) {
        return ColumnKey.isId(id)
                && transactions.with(entities -> entities.createQuery(
                                        "delete from ApiClientRow c where c.id = :id and c.permissions = :read")
                                .setParameter("id", id)
                                .setParameter("read", Permission.READ.name())
                                .executeUpdate())
                        == 1;
    }

    @Override
    public Optional<ApiClient> lock(DirectoryId directory, String id) {
        if (!ColumnKey.isId(id)) {
            return Optional.empty();
        }
        return transactions.with(entities -> entities.createQuery(
                        "select c from ApiClientRow c where c.id = :id and c.directoryId = :directory",
                        ApiClientRow.class)
                .setParameter("id", id)
                .setParameter("directory", directory.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(ApiClientRow::toApiClient));
    }

    @Override
    public void add(ApiClient client) {
        transactions.with(entities -> {
            entities.persist(ApiClientRow.of(client));
            return client;
        });
    }

    @Override
    public void update(ApiClient client) {
        transactions.with(
                entities -> entities.createQuery("update ApiClientRow c set c.secrets = :secrets where c.id = :id")
                        .setParameter("secrets", ApiClientRow.secrets(client))
                        .setParameter("id", client.id())
                        .executeUpdate());
    }

    @Override
    public boolean remove(DirectoryId directory, String id) {
        return ColumnKey.isId(id)
                && transactions.with(entities -> entities.createQuery(
                                        "delete from ApiClientRow c where c.id = :id and c.directoryId = :directory")
                                .setParameter("id", id)
                                .setParameter("directory", directory.value())
                                .executeUpdate())
                        == 1;
    }
}
