package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Leases;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The leases in table {@code lease}, by the clock of the database. */
@SingletonBean
public class JpaLeases implements Leases {

    private record Row(long until, @Nullable Instant finished) {}

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaLeases(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Taken> take(String name, String holder, Duration length) {
        return transactions.with(entities -> {
            Row lease = lock(entities, name, holder);
            long now = ((Number) entities.createNativeQuery("select unix_timestamp()")
                            .getSingleResult())
                    .longValue();
            if (lease.until() > now) {
                return Optional.<Taken>empty();
            }
            entities.createNativeQuery("update lease set holder = ?2, leased_until = ?3 where name = ?1")
                    .setParameter(1, name)
                    .setParameter(2, holder)
                    .setParameter(3, now + length.toSeconds())
                    .executeUpdate();
            return Optional.of(new Taken(Instant.ofEpochSecond(now), lease.finished()));
        });
    }

    /** Returns until when it is leased and when it was finished the last time; two who bring the first row meet again. */
    private static Row lock(EntityManager entities, String name, String holder) {
        List<?> rows = entities.createNativeQuery("select leased_until, finished from lease where name = ?1 for update")
                .setParameter(1, name)
                .getResultList();
        if (rows.isEmpty()) {
            entities.createNativeQuery("insert into lease (name, holder, leased_until) values (?1, ?2, 0)")
                    .setParameter(1, name)
                    .setParameter(2, holder)
                    .executeUpdate();
            return new Row(0, null);
        }
        Object[] row = (Object[]) rows.get(0);
        return new Row(((Number) row[0]).longValue(), moment((Number) row[1]));
    }

    private static @Nullable Instant moment(@Nullable Number seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds.longValue());
    }

    @Override
    public boolean keep(String name, String holder, Duration length) {
        int kept = transactions.with(entities -> entities.createNativeQuery(
                        "update lease set leased_until = unix_timestamp() + ?3 where name = ?1 and holder = ?2")
                .setParameter(1, name)
                .setParameter(2, holder)
                .setParameter(3, length.toSeconds())
                .executeUpdate());
        return kept == 1;
    }

    @Override
    public void finish(String name, String holder) {
        transactions.with(entities -> entities.createNativeQuery("update lease set leased_until = 0,"
                        + " finished = unix_timestamp() where name = ?1 and holder = ?2")
                .setParameter(1, name)
                .setParameter(2, holder)
                .executeUpdate());
    }

    @Override
    public void release(String name, String holder) {
        transactions.with(entities -> entities.createNativeQuery(
                        "update lease set leased_until = 0 where name = ?1 and holder = ?2")
                .setParameter(1, name)
                .setParameter(2, holder)
                .executeUpdate());
    }
}
