package dev.rollcall.domain.synclog;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log: what was asked, what was decided and why. What changed anything is stored in the transaction of
 * the change. There is no place for a value that was sent: attributes are named only.
 *
 * <p>An event begins with {@link #of} and is completed by copies: {@code event.about(target).changed(names)}.
 *
 * @param id time-ordered and unique
 * @param directory null for what happened to local users and groups
 * @param reason the decision as one sentence for an administrator
 * @param changed the names of the changed attributes, never their values
 * @param quirks what was tolerated of the client, by name
 * @param change what applications are told; null when nothing changed for them
 */
public record SyncEvent(
        String id,
        Instant time,
        @Nullable DirectoryId directory,
        Actor actor,
        SyncAction action,
        Target target,
        Outcome outcome,
        String reason,
        List<String> changed,
        List<String> quirks,
        @Nullable Change change) {

    /** Copies the lists. */
    public SyncEvent {
        changed = List.copyOf(changed);
        quirks = List.copyOf(quirks);
    }

    /** Returns a success about nothing in particular, with the usual reason and change of the action. */
    public static SyncEvent of(String id, Instant time, Actor actor, SyncAction action) {
        ChangeType usual = action.change();
        return new SyncEvent(
                id,
                time,
                null,
                actor,
                action,
                Target.NONE,
                Outcome.success(0, 0),
                action.reason(),
                List.of(),
                List.of(),
                usual == null ? null : Change.of(usual));
    }

    /** Returns the event as one in the log of a directory; of none for null. */
    public SyncEvent in(@Nullable DirectoryId newDirectory) {
        return new SyncEvent(id, time, newDirectory, actor, action, target, outcome, reason, changed, quirks, change);
    }

    /** Returns the event with this target, which keeps the key it had. */
    public SyncEvent about(Target newTarget) {
        return new SyncEvent(
                id,
                time,
                directory,
                actor,
                action,
                newTarget.keyedLike(target),
                outcome,
                reason,
                changed,
                quirks,
                change);
    }

    /** Returns the event as one about a user and the link it has or had. */
    public SyncEvent aboutUser(@Nullable ResourceId link, UserId user) {
        return about(Target.user(link, user));
    }

    /** Returns the event as one about a group. */
    public SyncEvent aboutGroup(ResourceId group) {
        return about(Target.group(group));
    }

    /** Returns the event with the names of the changed attributes. */
    public SyncEvent changed(List<String> names) {
        return new SyncEvent(id, time, directory, actor, action, target, outcome, reason, names, quirks, change);
    }

    /** Returns the event with this decision, one full sentence without anybody's data. */
    public SyncEvent because(String sentence) {
        return new SyncEvent(id, time, directory, actor, action, target, outcome, sentence, changed, quirks, change);
    }

    /** Returns the event with what was tolerated. */
    public SyncEvent tolerating(List<String> names) {
        return new SyncEvent(id, time, directory, actor, action, target, outcome, reason, changed, names, change);
    }

    /** Returns the event with this outcome. */
    public SyncEvent ending(Outcome newOutcome) {
        return new SyncEvent(id, time, directory, actor, action, target, newOutcome, reason, changed, quirks, change);
    }

    /** Returns the event with what applications are told: for null, nothing. */
    public SyncEvent telling(@Nullable Change newChange) {
        return new SyncEvent(id, time, directory, actor, action, target, outcome, reason, changed, quirks, newChange);
    }

    /** Returns the event as one by which the person changed in the way that the two show. */
    public SyncEvent telling(User before, User after) {
        return telling(Change.of(ChangeType.of(before, after)));
    }

    /** Returns the event as one by which a group got a member that it had waited for. */
    public SyncEvent attaching(ResourceId link, ResourceId group) {
        return joining(link, group, "A member that was remembered is a user now: +1.");
    }

    /** Returns the event as one by which a group got back a member who had been deleted. */
    public SyncEvent resuming(ResourceId link, ResourceId group) {
        return joining(link, group, "A member who was deleted is restored: +1.");
    }

    private SyncEvent joining(ResourceId link, ResourceId group, String reason) {
        return aboutGroup(group).changed(List.of("members")).because(reason).tellingMembers(List.of(link), List.of());
    }

    /** Returns the event as one by which a group got and lost members. */
    public SyncEvent tellingMembers(List<ResourceId> added, List<ResourceId> removed) {
        return telling(new Change(ChangeType.MEMBERS_CHANGED, added, removed));
    }
}
