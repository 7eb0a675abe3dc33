package dev.rollcall.deployment.launcher;

/** Why Rollcall does not start: one sentence for the person at the terminal. */
final class StartRefused extends Exception {

    private static final long serialVersionUID = 1L;

    StartRefused(String sentence) {
        super(sentence);
    }

    /** The sentence, which a throwable as such might lack. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
