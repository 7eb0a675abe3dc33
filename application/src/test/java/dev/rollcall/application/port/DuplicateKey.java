package dev.rollcall.application.port;

/** A fake was given a second row for a unique key. */
final class DuplicateKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DuplicateKey(String uniqueKey) {
        super(uniqueKey, null, false, false);
    }
}
