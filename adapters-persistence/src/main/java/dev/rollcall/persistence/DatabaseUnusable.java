package dev.rollcall.persistence;

/** Rollcall cannot start on this database. The message is one sentence for the operator and names the setting. */
public final class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnusable(String sentence) {
        super(sentence);
    }

    DatabaseUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
