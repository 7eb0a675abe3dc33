package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.ApiClients;
import dev.rollcall.application.port.SecretTokens;
import dev.rollcall.application.synclog.ProblemInbox;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.Expiry;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.OpenProblem;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How directories are doing: what they hold, what their identity providers do, and what ends soon. */
@SingletonBean
public class DirectoryStatuses {

    private static final Set<Cause> CONFLICTS = EnumSet.of(Cause.NAME_TAKEN, Cause.CONFLICT);

    private final DirectoryCensus census;
    private final DirectoryActivity activity;
    private final ProblemInbox inbox;
    private final ApiClients clients;
    private final SecretTokens tokens;

    /** Takes what it works with. */
    @Inject
    public DirectoryStatuses(
            DirectoryCensus census,
            DirectoryActivity activity,
            ProblemInbox inbox,
            ApiClients clients,
            SecretTokens tokens) {
        this.census = census;
        this.activity = activity;
        this.inbox = inbox;
        this.clients = clients;
        this.tokens = tokens;
    }

    /** Returns what the directory holds; the rest is too much for each of a list. */
    CountedDirectory counted(Directory directory) {
        return census.of(directory);
    }

    DirectoryStatus of(Directory directory, Instant now) {
        return new DirectoryStatus(
                census.of(directory), conflicts(directory), activity.of(directory.id()), expiring(directory, now));
    }

    private long conflicts(Directory directory) {
        return inbox.open(directory.id()).stream()
                .filter(problem -> CONFLICTS.contains(problem.cause()))
                .mapToLong(OpenProblem::affected)
                .sum();
    }

    private List<Expiry> expiring(Directory directory, Instant now) {
        return Stream.concat(
                        clients.list(directory.id()).stream().flatMap(client -> Expiry.of(client, now)),
                        tokens.list(directory.id()).stream().flatMap(token -> Expiry.of(token, now)))
                .sorted(Comparator.comparing(Expiry::expiresAt))
                .toList();
    }
}
