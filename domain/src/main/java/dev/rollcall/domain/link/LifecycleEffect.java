package dev.rollcall.domain.link;

import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;

/** What becomes of a user because of what its directory asserts; what becomes of the link is not decided here. */
public sealed interface LifecycleEffect {

    /** Returns the user after the effect. */
    User on(User user);

    /** Returns what the log calls it. */
    SyncAction action();

    /** Returns the decision as one sentence for the administrator. */
    String reason();

    /** The user stays as it is. */
    record Keep(SyncAction action, String reason) implements LifecycleEffect {

        @Override
        public User on(User user) {
            return user;
        }
    }

    /** The user is out of service, and to be deleted if {@code by} names a moment. */
    record Deactivate(Departure by, SyncAction action, String reason) implements LifecycleEffect {

        @Override
        public User on(User user) {
            return user.deactivated(by);
        }
    }

    /** The user is deleted at the moment that {@code by} names; it can be restored. */
    record Delete(Departure by, SyncAction action, String reason) implements LifecycleEffect {

        @Override
        public User on(User user) {
            return user.deactivated(by).deleted(by.deletion() == null ? by.since() : by.deletion());
        }
    }

    /** The brake holds the deprovisioning, or the part of it that cannot be taken back; {@code meanwhile} happens. */
    record Hold(LifecycleEffect meanwhile, String reason) implements LifecycleEffect {

        @Override
        public User on(User user) {
            return meanwhile.on(user);
        }

        @Override
        public SyncAction action() {
            return SyncAction.HELD;
        }
    }

    /** The user stays in service, although {@code by} wants it out. */
    record StayActive(Departure by, SyncAction action, String reason) implements LifecycleEffect {

        @Override
        public User on(User user) {
            return user.heldInService(by);
        }
    }

    /** The user is in service; {@code block} says what becomes of an administrator's block. */
    record Activate(Block block, SyncAction action, String reason) implements LifecycleEffect {

        /** What becomes of an administrator's block. */
        public enum Block {
            STAYS,
            LIFTED
        }

        @Override
        public User on(User user) {
            User active = user.activated();
            return block == Block.LIFTED ? active.unblock() : active;
        }
    }

    /** The user is out of service until an administrator activates it; a deleted one is restored that far. */
    record AwaitActivation(SyncAction action, String reason) implements LifecycleEffect {

        @Override
        public User on(User user) {
            return user.awaitingActivation();
        }
    }

    /** The user stays as it is, and is no longer to be deleted. */
    record Spare(SyncAction action, String reason) implements LifecycleEffect {

        @Override
        public User on(User user) {
            return user.keptFromDeletion();
        }
    }
}
