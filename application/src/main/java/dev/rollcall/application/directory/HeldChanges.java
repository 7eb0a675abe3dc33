package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.ByActor;
import dev.rollcall.application.provisioning.Origin;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.Actor;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an administrator does with the changes that the mass-deprovision brake of a directory holds. */
@SingletonBean
public class HeldChanges {

    /** The most items that one request settles. */
    public static final int MOST_ITEMS = 1_000;

    private final Transactions transactions;
    private final Directories directories;
    private final HeldCount held;
    private final HeldUsers users;
    private final HeldGroupDeletions groups;

    /** Takes what it works with. */
    @Inject
    public HeldChanges(
            Transactions transactions,
            Directories directories,
            HeldCount held,
            HeldUsers users,
            HeldGroupDeletions groups) {
        this.transactions = transactions;
        this.directories = directories;
        this.held = held;
        this.users = users;
        this.groups = groups;
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
     * Returns at most {@code limit} items with ids above {@code after}, in the order of their ids.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} when there is no such directory
     */
    public List<HeldItem> list(DirectoryId directory, String after, int limit) {
        return transactions.read(() -> list(find(directory), after, limit));
    }

    private List<HeldItem> list(Directory directory, String after, int limit) {
        return Stream.concat(
                        users.list(directory.id(), after, limit).stream(),
                        groups.list(directory.id(), after, limit).stream())
                .sorted(Comparator.comparing(HeldItem::id))
                .limit(limit)
                .toList();
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
        return new Settled(done, refused, transactions.call(() -> held.of(id)));
    }

    private List<String> all(Directory directory) {
        return transactions.call(() -> list(directory, "", MOST_ITEMS)).stream()
                .map(HeldItem::id)
                .toList();
    }

    private void settle(Actor by, Directory directory, Settlement settlement, String item) {
        Origin origin = new ByActor(by, directory);
        boolean settled = users.settle(origin, settlement, item) || groups.settle(origin, settlement, item);
        if (!settled) {
            throw Refusal.of(Reason.NOT_FOUND, "Nothing of this user or group is held any longer.");
        }
    }

    private Directory find(DirectoryId id) {
        return directories.find(id).orElseThrow(DirectoryAdministration::unknownDirectory);
    }
}
