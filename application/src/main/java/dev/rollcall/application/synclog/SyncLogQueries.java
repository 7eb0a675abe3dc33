package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Groups;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import java.util.List;

/** What an administrator reads in the log. */
@SingletonBean
public final class SyncLogQueries {

    private final Transactions transactions;
    private final Directories directories;
    private final Users users;
    private final Groups groups;
    private final SyncLog log;

    /** Takes what it works with. */
    @Inject
    public SyncLogQueries(Transactions transactions, Directories directories, Users users, Groups groups, SyncLog log) {
        this.transactions = transactions;
        this.directories = directories;
        this.users = users;
        this.groups = groups;
        this.log = log;
    }

    /**
     * Refuses a directory that is not there.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public void requireDirectory(DirectoryId directory) {
        if (transactions.read(() -> directories.find(directory)).isEmpty()) {
            throw Refusal.of(Reason.NOT_FOUND, "There is no user directory with this id.");
        }
    }

    /**
     * Refuses a user that is not there.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public void requireUser(UserId user) {
        if (transactions.read(() -> users.find(user)).isEmpty()) {
            throw Refusal.of(Reason.NOT_FOUND, "There is no user with this id.");
        }
    }

    /**
     * Refuses a group that is not there and that nothing is known of.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public void requireGroup(ResourceId group) {
        boolean known = transactions.read(() -> groups.find(group).isPresent()
                || !log.find(LogFilter.about(group.value()), SyncLog.NEWEST, 1).isEmpty());
        if (!known) {
            throw Refusal.of(Reason.NOT_FOUND, "There is no group with this id, and there was none.");
        }
    }

    /** Returns at most {@code limit} selected events with ids below {@code below}, newest first. */
    public List<SyncEvent> find(LogFilter filter, String below, int limit) {
        return transactions.read(() -> log.find(filter, below, limit));
    }
}
