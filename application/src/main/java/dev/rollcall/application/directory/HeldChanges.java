package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.ByActor;
import dev.rollcall.application.provisioning.UserChanges;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.HeldChange;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an administrator does with the changes that the mass-deprovision brake of a directory holds. */
@SingletonBean
public class HeldChanges {

    /** The most items that one request settles. */
    public static final int MOST_ITEMS = 1_000;

    private final Transactions transactions;
    private final Directories directories;
    private final Departures departures;
    private final UserChanges changes;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public HeldChanges(
            Transactions transactions,
            Directories directories,
            Departures departures,
            UserChanges changes,
            Clock clock) {
        this.transactions = transactions;
        this.directories = directories;
        this.departures = departures;
        this.changes = changes;
        this.clock = clock;
    }

    /** The two ways to settle a held change. */
    public enum Settlement {
        /** What was held happens. */
        ALLOW,
        /** It never happened: the user is restored. */
        DISCARD
    }

    /**
     * Which items were settled.
     *
     * @param refused the items that could not be, with the reason
     * @param remaining how many are still held
     */
    public record Settled(List<String> done, List<Refusal.Field> refused, long remaining) {

        /** Copies the lists. */
        public Settled {
            done = List.copyOf(done);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Returns at most {@code limit} users with ids above {@code after} of whose departure something is held.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} when there is no such directory
     */
    public List<LinkedUser> list(DirectoryId directory, String after, int limit) {
        return transactions.call(() -> departures.held(find(directory).id(), after, limit));
    }

    /**
     * Settles these items, or all that are held, each in a transaction of its own; at most
     * {@value #MOST_ITEMS} a call.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} when there is no such directory
     */
    public Settled settle(Actor by, DirectoryId id, Settlement settlement, Optional<List<String>> items) {
        Directory directory = transactions.call(() -> find(id));
        List<String> chosen = items.orElseGet(() -> all(directory));
        List<String> done = new ArrayList<>();
        List<Refusal.Field> refused = new ArrayList<>();
        for (String item : chosen.subList(0, Math.min(MOST_ITEMS, chosen.size()))) {
            try {
                transactions.run(() -> settle(by, directory, settlement, item));
                done.add(item);
            } catch (Refusal refusal) {
                refused.add(new Refusal.Field(item, refusal.detail()));
            }
        }
        return new Settled(done, refused, transactions.call(() -> departures.countHeld(id)));
    }

    private List<String> all(Directory directory) {
        return transactions.call(() -> departures.held(directory.id(), "", MOST_ITEMS)).stream()
                .map(held -> held.user().id().value())
                .toList();
    }

    private void settle(Actor by, Directory directory, Settlement settlement, String item) {
        LinkedUser held = departures
                .lockHeld(directory.id(), new UserId(item))
                .orElseThrow(() -> Refusal.of(Reason.NOT_FOUND, "Nothing of this user is held any longer."));
        HeldChange change = new HeldChange(directory, held, clock.instant());
        changes.apply(
                new ByActor(by, directory), settlement == Settlement.ALLOW ? change.allowed() : change.discarded());
    }

    private Directory find(DirectoryId id) {
        return directories.find(id).orElseThrow(DirectoryAdministration::unknownDirectory);
    }
}
