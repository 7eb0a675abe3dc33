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
    /** The database cannot be reached, took too long, or cannot write for now: its disk is full, or it is read-only. */
    UNAVAILABLE,
    /** Nothing that another try could mend. */
    OTHER;

    // MariaDB: lock wait timeout, deadlock, snapshot overtaken, duplicate key.
    // H2: duplicate key, lock timeout, concurrent update, deadlock.
    private static final Set<Integer> CONFLICTS = Set.of(1205, 1213, 1020, 1062, 23505, 50200, 90131, 40001);
    // MariaDB: statement too long, too many connections. H2: cancelled, connection broken, database closed.
    private static final Set<Integer> OUTAGES = Set.of(1969, 1040, 57014, 90067, 90098, 90121);
    // MariaDB: disk full, table full, storage engine failed, read-only by option, by transaction, by mode.
    // H2: reading or writing failed, with and without the file's name, read-only.
    private static final Set<Integer> NOT_WRITABLE = Set.of(1021, 1114, 1030, 1290, 1792, 1836, 90028, 90031, 90097);
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
        return isConnection || isTimeout || NOT_WRITABLE.contains(failure.getErrorCode()) ? UNAVAILABLE : OTHER;
    }
}
