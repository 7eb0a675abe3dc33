package dev.rollcall.persistence;

import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of one database connection each, bound to the thread: a call inside a call joins it. A whole transaction
 * is repeated up to {@value #TRIES} times when somebody else was in the way.
 */
public final class JpaTransactions implements Transactions {

    private static final System.Logger LOG = System.getLogger(JpaTransactions.class.getName());
    static final int TRIES = 5;
    private static final int LONGEST_PAUSE_MILLIS = 20;

    private final EntityManagerFactory factory;
    // One per database: a transaction of one does not cover another.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();

    /** Creates the transactions of a database. */
    public JpaTransactions(Database database) {
        this(database.entityManagerFactory());
    }

    JpaTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        for (int attempt = 1; true; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                switch (DatabaseFailure.of(e)) {
                    case OTHER -> throw e;
                    case UNAVAILABLE -> throw unavailable("The database cannot be reached or is too slow", e);
                    case CONFLICT -> {
                        if (attempt == TRIES) {
                            throw unavailable("Too many requests change the same data at once", e);
                        }
                    }
                }
            }
            pause(attempt);
        }
    }

    /**
     * Runs statements in the running transaction, or in one of their own. They are sent before this returns, and no row
     * is remembered: what leaves are values, and every read asks the database.
     */
    <T> T with(Function<EntityManager, T> statements) {
        return call(() -> {
            EntityManager entities = current.get();
            if (entities == null) {
                throw new IllegalStateException("no transaction");
            }
            T result = statements.apply(entities);
            entities.flush();
            entities.clear();
            return result;
        });
    }

    private <T> T once(Supplier<T> work) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            // From the first statement on, so that reads use the transaction's connection, too.
            entities.unwrap(Connection.class);
            current.set(entities);
            T result = work.get();
            entities.getTransaction().commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(entities, e);
            throw e;
        } finally {
            current.remove();
            entities.close();
        }
    }

    private static void rollBack(EntityManager entities, Throwable reason) {
        try {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        } catch (RuntimeException e) {
            // The connection may be gone; why it went is the better message.
            reason.addSuppressed(e);
        }
    }

    private static Refusal unavailable(String sentence, Throwable cause) {
        LOG.log(System.Logger.Level.WARNING, sentence + ": " + DatabaseFailure.describe(cause));
        return Refusal.of(Reason.UNAVAILABLE, sentence + "; try again later.");
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS * (long) attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The server is stopping", e);
        }
    }
}
