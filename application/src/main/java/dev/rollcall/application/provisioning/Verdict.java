package dev.rollcall.application.provisioning;

import dev.rollcall.domain.Refusal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a write ends whose refusal leaves an event behind, and so must not roll back: it is thrown after the commit.
 *
 * @param <T> what is written
 */
record Verdict<T>(@Nullable T written, @Nullable Refusal refusal) {

    static <T> Verdict<T> done(T written) {
        return new Verdict<>(written, null);
    }

    static <T> Verdict<T> refused(Refusal refusal) {
        return new Verdict<>(null, refusal);
    }

    /** Returns the verdict with what is answered of the thing written. */
    <R> Verdict<R> answer(Function<T, R> answer) {
        return written == null ? new Verdict<>(null, refusal) : done(answer.apply(written));
    }

    /**
     * Returns the thing written.
     *
     * @throws Refusal the refusal
     */
    T orThrow() {
        if (written == null) {
            throw refusal == null ? new IllegalStateException("neither written nor refused") : refusal;
        }
        return written;
    }
}
