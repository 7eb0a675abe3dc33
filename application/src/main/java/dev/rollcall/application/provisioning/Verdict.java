package dev.rollcall.application.provisioning;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.link.Link;
import org.jspecify.annotations.Nullable;

/** How a write ends whose refusal leaves an event behind, and so must not roll back: it is thrown after the commit. */
record Verdict(@Nullable Link link, @Nullable Refusal refusal) {

    static Verdict done(Link link) {
        return new Verdict(link, null);
    }

    static Verdict refused(Refusal refusal) {
        return new Verdict(null, refusal);
    }

    /**
     * Returns the link as written.
     *
     * @throws Refusal the refusal
     */
    Link orThrow() {
        if (link == null) {
            throw refusal == null ? new IllegalStateException("neither written nor refused") : refusal;
        }
        return link;
    }
}
