package dev.rollcall.persistence;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What went wrong in a transaction, told from the driver's error however deep JPA has wrapped it. */
enum DatabaseFailure {
    /** Somebody else was in the way; another try can succeed. */
    CONFLICT,
    /** The database cannot be reached, or took too long. */
    UNAVAILABLE,
    /** Nothing that another try could mend. */
    OTHER;

    // MariaDB: lock wait timeout, deadlock, snapshot overtaken, duplicate key.
    // H2: duplicate key, lock timeout, concurrent update, deadlock.
    private static final Set<Integer> CONFLICTS = Set.of(1205, 1213, 1020, 1062, 23505, 50200, 90131, 40001);
    // MariaDB: statement too long, too many connections. H2: cancelled, connection broken, database closed.
    private static final Set<Integer> OUTAGES = Set.of(1969, 1040, 57014, 90067, 90098, 90121);
    private static final int DEEPEST = 20;

    static DatabaseFailure of(Throwable thrown) {
        Throwable failure = thrown;
        for (int depth = 0; failure != null && depth < DEEPEST; depth++) {
            if (failure instanceof OptimisticLockException) {
                return CONFLICT;
            }
            if (failure instanceof SQLException sql) {
                DatabaseFailure known = ofDriver(sql);
                if (known != OTHER) {
                    return known;
                }
            }
            failure = failure.getCause();
        }
        return OTHER;
    }

    /** Returns the driver's error in one line, without the values that its message may quote. */
    static String describe(Throwable thrown) {
        Throwable deepest = thrown;
        for (int depth = 0; deepest.getCause() != null && depth < DEEPEST; depth++) {
            deepest = deepest.getCause();
        }
        return deepest instanceof SQLException sql
                ? sql.getClass().getSimpleName() + ", error " + sql.getErrorCode() + ", state " + sql.getSQLState()
                : deepest.getClass().getName();
    }

    private static DatabaseFailure ofDriver(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (CONFLICTS.contains(failure.getErrorCode()) || state.startsWith("40")) {
            return CONFLICT;
        }
        boolean isConnection = failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || state.startsWith("08");
        boolean isTimeout = failure instanceof SQLTimeoutException || OUTAGES.contains(failure.getErrorCode());
        return isConnection || isTimeout ? UNAVAILABLE : OTHER;
    }
}
