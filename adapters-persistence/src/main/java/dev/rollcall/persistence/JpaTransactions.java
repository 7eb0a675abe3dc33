package dev.rollcall.persistence;

import dev.rollcall.application.RequestTime;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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

    /** What JPA takes for a transaction is one only when it was begun in the database; its events are written at its end. */
    private record Session(EntityManager entities, boolean isTransaction, List<SyncEvent> events) {

        void end() {
            SyncEventRows.insert(entities, events);
            RefusedObjectRows.add(entities, events);
            entities.getTransaction().commit();
        }
    }

    private final EntityManagerFactory factory;
    private final RequestTime time;
    private final boolean isRemote;
    // One per database: a transaction of one does not cover another.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Session> current = new ThreadLocal<>();

    /** Creates the transactions of a database, which do no more for a request whose time is over. */
    public JpaTransactions(Database database, RequestTime time) {
        this(database.entityManagerFactory(), time);
    }

    JpaTransactions(EntityManagerFactory factory, RequestTime time) {
        this.factory = factory;
        this.time = time;
        this.isRemote = DatabaseSettings.Product.of(factory) != DatabaseSettings.Product.H2;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        Session running = current.get();
        if (running == null) {
            return repeated(work, true);
        }
        if (!running.isTransaction()) {
            throw new IllegalStateException("a transaction among reads that are none");
        }
        return work.get();
    }

    @Override
    public <T> T read(Supplier<T> reads) {
        return current.get() == null ? repeated(reads, false) : reads.get();
    }

    /**
     * Returns whether the thread's next read may be the statement of another thread: not inside a transaction or other
     * reads, whose own it must be, and not on H2, where a statement has no way to go.
     */
    boolean mayShareReads() {
        return current.get() == null && isRemote;
    }

    @Override
    public void requireTime() {
        time.check();
    }

    /**
     * Runs statements in the running transaction or among the running reads, or in a transaction of their own. They are
     * sent before this returns, and no row is remembered: what leaves are values, and every read asks the database.
     */
    <T> T with(Function<EntityManager, T> statements) {
        Session running = current.get();
        if (running == null) {
            return call(() -> with(statements));
        }
        time.check();
        EntityManager entities = running.entities();
        T result = statements.apply(entities);
        entities.flush();
        entities.clear();
        return result;
    }

    /**
     * Has the event written at the end of the running transaction, or in one of its own. All events of a transaction are
     * one statement.
     */
    void tell(SyncEvent event) {
        Session running = current.get();
        if (running == null) {
            run(() -> tell(event));
        } else {
            running.events().add(event);
        }
    }

    private <T> T repeated(Supplier<T> work, boolean isTransaction) {
        for (int attempt = 1; true; attempt++) {
            try {
                return once(work, isTransaction);
            } catch (RuntimeException e) {
                switch (DatabaseFailure.of(e)) {
                    case OTHER -> throw e;
                    case UNAVAILABLE ->
                        throw unavailable("The database cannot be reached, is too slow or cannot write", e);
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

    private <T> T once(Supplier<T> work, boolean isTransaction) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            // From the first statement on, so that reads use the same connection, too.
            Connection connection = entities.unwrap(Connection.class);
            if (isTransaction) {
                begin(connection);
            }
            Session session = new Session(entities, isTransaction, new ArrayList<>());
            current.set(session);
            T result = work.get();
            session.end();
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(entities, e);
            throw e;
        } finally {
            current.remove();
            entities.close();
        }
    }

    private static void begin(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin");
        } catch (SQLException e) {
            throw new PersistenceException(e);
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
