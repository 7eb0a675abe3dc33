package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.RefusedObjects;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.OpenProblem;
import dev.rollcall.domain.synclog.RefusedObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The errors inbox of a directory. Nobody files or closes anything: a problem is what the log shows as refused and not
 * yet as done, within the time in which every identity provider tries again.
 */
@SingletonBean
public final class ProblemInbox {

    /** Within this time every identity provider tries again. */
    static final Duration LOOKED_BACK = Duration.ofDays(7);

    static final int MOST_OBJECTS = 1_000;

    private final Transactions transactions;
    private final Directories directories;
    private final RefusedObjects refused;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public ProblemInbox(Transactions transactions, Directories directories, RefusedObjects refused, Clock clock) {
        this.transactions = transactions;
        this.directories = directories;
        this.refused = refused;
        this.clock = clock;
    }

    /**
     * Returns the open problems of the directory, the latest first.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public List<OpenProblem> of(DirectoryId directory) {
        return transactions.read(() -> {
            if (directories.find(directory).isEmpty()) {
                throw Refusal.of(Reason.NOT_FOUND, "There is no user directory with this id.");
            }
            return grouped(refused.open(directory, clock.instant().minus(LOOKED_BACK), MOST_OBJECTS));
        });
    }

    private static List<OpenProblem> grouped(List<RefusedObject> objects) {
        Map<Cause, List<RefusedObject>> byCause = objects.stream().collect(Collectors.groupingBy(RefusedObject::cause));
        return byCause.entrySet().stream()
                .map(entry -> new OpenProblem(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(OpenProblem::last).reversed())
                .toList();
    }
}
