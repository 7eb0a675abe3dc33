package dev.rollcall.rest.http;

import java.sql.SQLException;

/**
 * A failure as it may be logged: where it happened and of which class it is, without its message, which can hold the
 * values of attributes.
 */
public final class Traceable extends Throwable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_CHAIN = 10;

    private Traceable(Throwable failure, int depth) {
        super(
                describe(failure),
                failure.getCause() == null || depth == LONGEST_CHAIN
                        ? null
                        : new Traceable(failure.getCause(), depth + 1));
        setStackTrace(failure.getStackTrace());
    }

    /** Returns what may be logged of {@code failure}, with its causes. */
    public static Traceable of(Throwable failure) {
        return new Traceable(failure, 1);
    }

    private static String describe(Throwable failure) {
        String name = failure.getClass().getName();
        return failure instanceof SQLException sql ? name + " " + sql.getSQLState() + " " + sql.getErrorCode() : name;
    }
}
