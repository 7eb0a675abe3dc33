package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.SecretTokens;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.SecretToken;
import dev.rollcall.persistence.entity.SecretTokenRow;
import jakarta.inject.Inject;
import java.util.List;

/** The secret tokens in table {@code secret_token}. */
@SingletonBean
public class JpaSecretTokens implements SecretTokens {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaSecretTokens(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<SecretToken> list(DirectoryId directory) {
        return transactions.with(entities -> entities.createQuery(
                        "select t from SecretTokenRow t where t.directoryId = :directory order by t.created, t.id",
                        SecretTokenRow.class)
                .setParameter("directory", directory.value())
                .getResultStream()
                .map(SecretTokenRow::toSecretToken)
                .toList());
    }

    @Override
    public void add(SecretToken token) {
        transactions.with(entities -> {
            entities.persist(SecretTokenRow.of(token));
            return token;
        });
    }

    @Override
    public boolean remove(DirectoryId directory, String id) {
        return ColumnKey.isId(id)
                && transactions.with(entities -> entities.createQuery(
                                        "delete from SecretTokenRow t where t.directoryId = :directory and t.id = :id")
                                .setParameter("directory", directory.value())
                                .setParameter("id", id)
                                .executeUpdate())
                        == 1;
    }
}
