package dev.rollcall.domain.link;

import dev.rollcall.domain.directory.BrakeDecision;
import dev.rollcall.domain.directory.DeprovisionPolicy;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.SynchronizationRules;
import dev.rollcall.domain.directory.UserRules;
import dev.rollcall.domain.link.LifecycleEffect.Activate;
import dev.rollcall.domain.link.LifecycleEffect.Activate.Block;
import dev.rollcall.domain.link.LifecycleEffect.AwaitActivation;
import dev.rollcall.domain.link.LifecycleEffect.Deactivate;
import dev.rollcall.domain.link.LifecycleEffect.Delete;
import dev.rollcall.domain.link.LifecycleEffect.Hold;
import dev.rollcall.domain.link.LifecycleEffect.Keep;
import dev.rollcall.domain.link.LifecycleEffect.Spare;
import dev.rollcall.domain.link.LifecycleEffect.StayActive;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.HeldKind;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides what the assertions of a directory do to its users: how they leave and how they come back. */
public record Lifecycle(Directory directory, Instant now) {

    /** Decides what {@code active=false} or DELETE does to a user, before the brake is asked. */
    public LifecycleEffect deprovision(User user, Deprovision request) {
        if (user.isGone()) {
            return new Keep(actionOf(request), "Nothing to do: the user is deleted already.");
        }
        if (user.isProtected() && directory.settings().users().protectUsers()) {
            return new Keep(
                    SyncAction.PROTECTED,
                    "Kept as it is: an administrator protects the user, so " + name()
                            + " can neither deactivate nor delete it.");
        }
        DeprovisionPolicy policy = rules().deprovisionPolicy();
        return switch (policy.type()) {
            case IGNORE ->
                new Keep(
                        SyncAction.IGNORED,
                        (user.status() == UserStatus.ACTIVE ? "Kept active: " : "Kept inactive: ") + name()
                                + " ignores deprovisioning.");
            case DEACTIVATE ->
                new Deactivate(departure(user, null), actionOf(request), "Set inactive: " + asks(request) + ".");
            case DEACTIVATE_THEN_DELETE -> untilDeletion(user, request, policy.graceDays());
            case DELETE ->
                new Delete(
                        departure(user, now),
                        SyncAction.DELETED,
                        "Deleted: " + asks(request) + ", and deletes whom it deprovisions.");
        };
    }

    /** Decides what is left of the effect of a deprovisioning when the brake has this to say. */
    public LifecycleEffect brake(BrakeDecision decision, User user, Deprovision request) {
        LifecycleEffect effect = deprovision(user, request);
        if (decision == BrakeDecision.PASS || effect instanceof Keep) {
            return effect;
        }
        if (decision == BrakeDecision.HOLD_EVERYTHING && user.status() == UserStatus.ACTIVE) {
            Departure held = held(user, HeldKind.USER_DEACTIVATION);
            return hold(request, new StayActive(held, SyncAction.HELD, "Kept active until an administrator allows it"));
        }
        if (effect instanceof Delete || request == Deprovision.DELETE) {
            HeldKind kind = wasActive(user) ? HeldKind.USER_DELETION : HeldKind.DELETION_OF_INACTIVE;
            return hold(request, inactive(user, kind, "the deletion waits for an administrator"));
        }
        boolean planned = effect.on(user).plannedDeletion().isPresent();
        return planned
                ? hold(
                        request,
                        inactive(
                                user,
                                wasActive(user) ? HeldKind.GRACE_PERIOD : HeldKind.GRACE_OF_INACTIVE,
                                "the days until deletion do not count before an administrator allows it"))
                : effect;
    }

    /** Decides what {@code active=true} does to a user of this directory, whichever request says it. */
    public LifecycleEffect activate(User user) {
        if (user.status() == UserStatus.ACTIVE) {
            return activation(user, SyncAction.REACTIVATED, "Active: " + name() + " asserts active=true");
        }
        boolean deprovisioned = user.isDeprovisionedBy(directory.id());
        if (deprovisioned && !rules().restore()) {
            return new Spare(
                    SyncAction.WAITING,
                    "Waits for an administrator: " + name() + " asserts active=true, but restores nobody.");
        }
        boolean deleted = user.status() == UserStatus.DELETED;
        SyncAction action = deleted ? SyncAction.RESTORED : SyncAction.REACTIVATED;
        if (!rules().activate()) {
            return new AwaitActivation(
                    SyncAction.WAITING,
                    (deleted ? "Restored, but waits" : "Waits") + " for activation by an administrator: " + name()
                            + " asserts active=true, but activates nobody.");
        }
        return activation(user, action, (deleted ? "Restored: " : "Active again: ") + name() + " asserts active=true");
    }

    /** Decides what a write does that leaves {@code active} as it is, though it may assert it once more. */
    public LifecycleEffect update(User user, boolean assertsActive) {
        boolean lifts = assertsActive && user.status() == UserStatus.ACTIVE && blockOf(user) == Block.LIFTED;
        return lifts ? activate(user) : new Keep(SyncAction.UPDATED, SyncAction.UPDATED.reason());
    }

    /** Decides about a user whose planned deletion is due: the rules may have changed since it was planned. */
    public LifecycleEffect delete(User user) {
        if (user.isProtected() && directory.settings().users().protectUsers()) {
            return new Spare(SyncAction.PROTECTED, "Kept: an administrator protects the user by now.");
        }
        DeprovisionPolicy.Type policy = rules().deprovisionPolicy().type();
        if (policy == DeprovisionPolicy.Type.IGNORE || policy == DeprovisionPolicy.Type.DEACTIVATE) {
            return new Spare(SyncAction.IGNORED, "Kept: " + name() + " no longer deletes whom it deprovisions.");
        }
        return new Delete(
                departure(user, now), SyncAction.DELETED, "Deleted: the days that " + name() + " had set are over.");
    }

    /** Decides the state of a user that the directory has just introduced. */
    public LifecycleEffect introduce(User user, boolean active) {
        if (!active) {
            return new AwaitActivation(
                    SyncAction.CREATED, "Created inactive, because " + name() + " asserts active=false.");
        }
        if (!rules().activate()) {
            return new AwaitActivation(
                    SyncAction.CREATED,
                    "Created inactive, and waits for activation by an administrator: " + name() + " activates nobody.");
        }
        return new Activate(Block.STAYS, SyncAction.CREATED, "Created, because nobody had this userName.");
    }

    /** Decides what {@code active=false} does to a user that the directory has just adopted: it is not deleted. */
    public LifecycleEffect adoptInactive(User user, SyncAction action) {
        if (rules().deprovisionPolicy().type() == DeprovisionPolicy.Type.IGNORE) {
            return new Keep(action, "Connected as it was: " + name() + " ignores deprovisioning.");
        }
        return new Deactivate(
                departure(user, null), action, "Connected and set inactive: " + name() + " asserts active=false.");
    }

    /** Returns what a block becomes when the directory asserts {@code active=true}. */
    private Block blockOf(User user) {
        boolean wins = directory.settings().users().manualBlock() == UserRules.ManualBlock.DIRECTORY_WINS;
        return user.blocked() && wins ? Block.LIFTED : Block.STAYS;
    }

    private LifecycleEffect activation(User user, SyncAction action, String reason) {
        Block block = blockOf(user);
        String end = !user.blocked()
                ? "."
                : block == Block.LIFTED ? ", which lifts the block." : "; an administrator's block stays.";
        return new Activate(block, action, reason + end);
    }

    private LifecycleEffect untilDeletion(User user, Deprovision request, int graceDays) {
        Instant planned =
                user.isDeprovisionedBy(directory.id()) ? user.plannedDeletion().orElse(null) : null;
        Instant deletion = planned == null ? now.plus(Duration.ofDays(graceDays)) : planned;
        return new Deactivate(
                departure(user, deletion),
                actionOf(request),
                "Set inactive, and to be deleted on " + deletion.toString().substring(0, 10) + ": " + asks(request)
                        + ".");
    }

    /** Returns the departure of a user who left before a request that was held, as the policy has it for inactive users. */
    Departure inactiveSince(User user) {
        DeprovisionPolicy policy = rules().deprovisionPolicy();
        boolean grace = policy.type() == DeprovisionPolicy.Type.DEACTIVATE_THEN_DELETE;
        return departure(user, grace ? now.plus(Duration.ofDays(policy.graceDays())) : null);
    }

    /** Returns how the user leaves; who has left through this directory already, has left then. */
    private Departure departure(User user, @Nullable Instant deletion) {
        Departure before = user.departure();
        Instant since = before != null && before.isBy(directory.id()) ? before.since() : now;
        return new Departure(directory.id(), since, deletion);
    }

    /** Returns whether the user was in service before anything of its departure was held. */
    private static boolean wasActive(User user) {
        return user.held().map(HeldKind::wasActive).orElse(user.status() == UserStatus.ACTIVE);
    }

    private Departure held(User user, HeldKind kind) {
        return new Departure(directory.id(), departure(user, null).since(), null, kind);
    }

    private Deactivate inactive(User user, HeldKind kind, String waiting) {
        return new Deactivate(held(user, kind), SyncAction.HELD, "Set inactive only, " + waiting);
    }

    private Hold hold(Deprovision request, LifecycleEffect meanwhile) {
        return new Hold(
                meanwhile,
                meanwhile.reason() + ": " + asks(request) + ", and more users than its mass-deprovision brake lets pass"
                        + " left within 24 hours.");
    }

    private String asks(Deprovision request) {
        return name() + (request == Deprovision.DELETE ? " deletes the user" : " asserts active=false");
    }

    private static SyncAction actionOf(Deprovision request) {
        return request == Deprovision.DELETE ? SyncAction.DELETED : SyncAction.DEACTIVATED;
    }

    private String name() {
        return "directory " + directory.settings().name();
    }

    private SynchronizationRules rules() {
        return directory.settings().synchronization();
    }
}
