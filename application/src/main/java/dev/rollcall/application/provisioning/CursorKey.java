package dev.rollcall.application.provisioning;

/**
 * The key with which cursors are signed: from outside the database and the same on every node, so that a page that one
 * node began another can continue. Its text form hides it.
 */
public final class CursorKey {

    private final byte[] key;

    /** Takes at least 32 bytes that cannot be guessed. */
    public CursorKey(byte[] key) {
        this.key = key.clone();
    }

    byte[] bytes() {
        return key.clone();
    }

    @Override
    public String toString() {
        return "CursorKey[hidden]";
    }
}
