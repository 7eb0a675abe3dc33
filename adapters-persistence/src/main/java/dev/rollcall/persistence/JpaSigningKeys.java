package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.SigningKeys;
import dev.rollcall.persistence.entity.SigningKeyRow;
import jakarta.inject.Inject;
import java.util.List;

/** The signing keys in table {@code signing_key}. */
@SingletonBean
public class JpaSigningKeys implements SigningKeys {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaSigningKeys(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<StoredKey> list() {
        return transactions.with(entities -> entities.createQuery(
                        "select k from SigningKeyRow k order by k.ordinal desc", SigningKeyRow.class)
                .getResultStream()
                .map(SigningKeyRow::toStoredKey)
                .toList());
    }

    /** Of nodes that all see an empty table, the primary key lets one through; the others look again and find its key. */
    @Override
    public void addFirst(StoredKey key) {
        transactions.with(entities -> {
            if (list().isEmpty()) {
                entities.persist(SigningKeyRow.of(1, key));
            }
            return key;
        });
    }
}
