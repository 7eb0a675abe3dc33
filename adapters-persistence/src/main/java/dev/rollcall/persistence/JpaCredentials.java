package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Credentials;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.persistence.entity.ApiClientRow;
import dev.rollcall.persistence.entity.DirectoryRow;
import dev.rollcall.persistence.entity.SecretTokenRow;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Finds credentials by the unique keys of {@code api_client} and {@code secret_token}, with their directory. */
@SingletonBean
public class JpaCredentials implements Credentials {

    private final JpaTransactions transactions;

    /** Creates the view. */
    @Inject
    public JpaCredentials(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<KnownClient> client(String clientId) {
        return transactions.with(entities -> entities.createQuery(
                        "select c, d from ApiClientRow c left join DirectoryRow d on d.id = c.directoryId"
                                + " where c.clientId = :clientId",
                        Object[].class)
                .setParameter("clientId", clientId)
                .getResultStream()
                .findFirst()
                .map(JpaCredentials::toKnownClient));
    }

    private static KnownClient toKnownClient(Object[] row) {
        ApiClient client = ((ApiClientRow) row[0]).toApiClient();
        return new KnownClient(
                client, Optional.ofNullable((DirectoryRow) row[1]).map(DirectoryRow::toDirectory));
    }

    @Override
    public Optional<KnownToken> secretToken(String hash) {
        return transactions.with(entities -> entities.createQuery(
                        "select t, d from SecretTokenRow t, DirectoryRow d"
                                + " where t.hash = :hash and d.id = t.directoryId",
                        Object[].class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .map(row -> new KnownToken(
                        ((SecretTokenRow) row[0]).toSecretToken(), ((DirectoryRow) row[1]).toDirectory())));
    }

    @Override
    public boolean hasAdministrator() {
        return transactions.with(entities -> !entities.createQuery(
                        "select c.id from ApiClientRow c where c.permissions is not null", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    @Override
    public void clientUsed(String id, Instant now) {
        transactions.with(
                entities -> entities.createQuery("update ApiClientRow c set c.lastUsed = :now where c.id = :id")
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    @Override
    public void secretTokenUsed(String id, Instant now) {
        transactions.with(
                entities -> entities.createQuery("update SecretTokenRow t set t.lastUsed = :now where t.id = :id")
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .executeUpdate());
    }
}
