package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.RevokedTokens;
import dev.rollcall.persistence.entity.RevokedTokenRow;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** The revoked access tokens in table {@code revoked_token}. */
@SingletonBean
public class JpaRevokedTokens implements RevokedTokens {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaRevokedTokens(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    /** Where two add the same token at once, the primary key refuses one, which then looks again. */
    @Override
    public void add(RevokedToken token) {
        transactions.with(entities -> {
            if (entities.find(RevokedTokenRow.class, token.id()) == null) {
                entities.persist(RevokedTokenRow.of(token));
                entities.flush();
            }
            return token;
        });
    }

    @Override
    public Set<RevokedToken> of(String clientId) {
        return transactions.with(entities -> entities.createQuery(
                        "select t from RevokedTokenRow t where t.clientId = :client", RevokedTokenRow.class)
                .setParameter("client", clientId)
                .getResultStream()
                .map(RevokedTokenRow::toRevokedToken)
                .collect(Collectors.toSet()));
    }

    @Override
    public void removeExpired(Instant time) {
        transactions.with(entities -> entities.createQuery("delete from RevokedTokenRow t where t.expires < :time")
                .setParameter("time", time)
                .executeUpdate());
    }
}
