package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes refused requests to the log, each in a transaction of its own after that of the request was rolled back. It
 * never fails: the answer to the request does not depend on it, and what an absent database does not take is written later.
 */
@SingletonBean
public final class Refusals {

    private static final System.Logger LOG = System.getLogger(Refusals.class.getName());
    private static final int UNAUTHORIZED = 401;
    private static final int LONGEST_REASON = 1_000;

    private final Transactions transactions;
    private final SyncLog log;
    private final RefusalThrottle throttle;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public Refusals(Transactions transactions, SyncLog log, RefusalThrottle throttle, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** Writes a SCIM call that failed; {@code sentence} is the detail of the answer. */
    public void ofCall(Call call, Outcome outcome, String sentence) {
        write(event(call, outcome, reason(sentence)), outcome);
    }

    /** Writes a SCIM call that was refused, with what is said of it to the log alone. */
    public void ofCall(Call call, Outcome outcome, Refusal refusal) {
        refusal.explanation()
                .ifPresentOrElse(
                        why -> append(explained(call, outcome, why)), () -> ofCall(call, outcome, refusal.detail()));
    }

    /** Returns the event, and that of the log of the directory whose user it is. */
    private List<SyncEvent> explained(Call call, Outcome outcome, Refusal.Explanation why) {
        SyncEvent event = event(call, outcome, why.sentence());
        UserId user = why.about();
        if (user == null) {
            return List.of(event);
        }
        SyncEvent own = event.aboutUser(event.target().resource(), user);
        DirectoryId owner = why.owner();
        return owner == null || owner.equals(call.directory().id())
                ? List.of(own)
                : List.of(
                        own,
                        call.eventElsewhere(SyncAction.CONFLICT, clock.instant())
                                .in(owner)
                                .aboutUser(null, user)
                                .because("Another directory pushed this user, and was refused."));
    }

    private SyncEvent event(Call call, Outcome outcome, String reason) {
        boolean conflict = outcome.cause() == Cause.NAME_TAKEN || outcome.cause() == Cause.CONFLICT;
        SyncAction action = conflict ? SyncAction.CONFLICT : SyncAction.CALL_REFUSED;
        return call.event(action, clock.instant()).ending(outcome).because(reason);
    }

    private void write(SyncEvent event, Outcome outcome) {
        if (outcome.cause() == Cause.UNAVAILABLE) {
            // Waiting for the database once more would hold up the answer.
            throttle.postpone(kind(event), event);
        } else {
            append(List.of(event));
        }
    }

    /**
     * Writes that a client or token, which came from {@code address}, was not accepted. Anybody can bring this about, so that
     * of a flood a line stands for many.
     *
     * @param directory whose it is; null when that is not known, or when it is an administrator's
     */
    public void ofCredential(@Nullable DirectoryId directory, String client, String sentence, String address) {
        Instant now = clock.instant();
        Outcome outcome = Outcome.refused(UNAUTHORIZED, Optional.empty(), Cause.INVALID_TOKEN, 0);
        SyncEvent event = SyncEvent.of(
                        TimeOrderedId.at(now),
                        now,
                        new Actor(Actor.Kind.IDENTITY_PROVIDER, client, ""),
                        SyncAction.TOKEN_REFUSED)
                .ending(outcome)
                .because(sentence + " It came from " + address + ".");
        SyncEvent told = event.in(directory);
        throttle.admit(kind(told), told).ifPresent(admitted -> append(List.of(admitted)));
    }

    /** Writes what has waited for another of its kind that never came, or for the database; a timer calls it. */
    public void writeOverdue() {
        boolean isAway = false;
        for (SyncEvent event : throttle.overdue(clock.instant())) {
            if (isAway) {
                throttle.postpone(kind(event), event);
            } else {
                isAway = !append(List.of(event));
            }
        }
    }

    private static String kind(SyncEvent event) {
        return event.directory() + " " + event.outcome().cause() + " "
                + event.actor().client();
    }

    /** Returns whether the database is there; if not, the events wait for {@link #writeOverdue}. */
    private boolean append(List<SyncEvent> events) {
        try {
            transactions.run(() -> events.forEach(log::append));
            return true;
        } catch (Refusal e) {
            LOG.log(System.Logger.Level.WARNING, "A refused request is not in the log yet: " + e.detail());
            events.forEach(event -> throttle.postpone(kind(event), event));
            return false;
        } catch (RuntimeException e) {
            // Another try would fail alike and hold up the others. A message may quote what was sent.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The refusal of request " + events.get(0).actor().requestId() + " cannot be written to the log: "
                            + e.getClass().getName());
            return true;
        }
    }

    /** What was sent may say who somebody is, in quotes and in the brackets of a path; none of it is stored. */
    private static String reason(String sentence) {
        String unquoted = without('[', ']', without('"', '"', sentence));
        return unquoted.length() <= LONGEST_REASON ? unquoted : unquoted.substring(0, LONGEST_REASON);
    }

    private static String without(char open, char close, String sentence) {
        int from = sentence.indexOf(open);
        if (from < 0) {
            return sentence;
        }
        int to = Math.max(sentence.lastIndexOf(close), from);
        return sentence.substring(0, from + 1) + "…" + (to == from ? "" : sentence.substring(to));
    }
}
