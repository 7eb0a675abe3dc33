package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.RefusedObjects;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.OpenProblem;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The errors inbox of a directory. Nobody files or closes anything: a problem is what was refused and has not succeeded
 * since, within the time in which every identity provider tries again.
 */
@SingletonBean
public final class ProblemInbox {

    /** Within this time every identity provider tries again. */
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private static final int OBJECTS_NAMED = 20;

    private final Transactions transactions;
    private final Directories directories;
    private final RefusedObjects refused;
    private final AnsweredCalls answeredCalls;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public ProblemInbox(
            Transactions transactions,
            Directories directories,
            RefusedObjects refused,
            AnsweredCalls answeredCalls,
            Clock clock) {
        this.transactions = transactions;
        this.directories = directories;
        this.refused = refused;
        this.answeredCalls = answeredCalls;
        this.clock = clock;
    }

    /**
     * Returns the open problems of the directory, the latest first, each with its latest objects. What this node knows to
     * be settled is none.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public List<OpenProblem> of(DirectoryId directory) {
        answeredCalls.settle(directory);
        return transactions.read(() -> {
            if (directories.find(directory).isEmpty()) {
                throw Refusal.of(Reason.NOT_FOUND, "There is no user directory with this id.");
            }
            return open(directory);
        });
    }

    /** Returns the problems of a directory, some of which may have been settled within the last seconds. */
    public List<OpenProblem> open(DirectoryId directory) {
        return refused.problems(directory, clock.instant().minus(LOOKED_BACK), OBJECTS_NAMED);
    }
}
