package dev.rollcall.application.lifecycle;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.LogRetention;
import dev.rollcall.domain.synclog.Actor;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;

/** What each timer does when it may. */
@SingletonBean
public class DueWork {

    private final DueDeletions deletions;
    private final DueAnonymisations anonymisations;
    private final PendingReferences references;
    private final DirectoryRemovals removals;
    private final LogRetention retention;

    /** Takes the work of all timers. */
    @Inject
    public DueWork(
            DueDeletions deletions,
            DueAnonymisations anonymisations,
            PendingReferences references,
            DirectoryRemovals removals,
            LogRetention retention) {
        this.deletions = deletions;
        this.anonymisations = anonymisations;
        this.references = references;
        this.removals = removals;
        this.retention = retention;
    }

    /** Does all that is due, or as much as it may, and returns how much that was. */
    long run(Timers.Timer timer, Actor by, BooleanSupplier mayGoOn) {
        return switch (timer) {
            case DUE_DELETIONS -> deletions.run(by, mayGoOn);
            case DUE_ANONYMISATIONS -> anonymisations.run(by, mayGoOn);
            case PENDING_REFERENCES -> references.run(by, mayGoOn);
            case DIRECTORY_REMOVALS -> removals.run(by, mayGoOn);
            case LOG_RETENTION -> retention.run(mayGoOn);
        };
    }
}
