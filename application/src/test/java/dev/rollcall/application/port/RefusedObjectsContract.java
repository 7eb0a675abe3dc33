package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.RefusedObject;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link RefusedObjects} promises. */
interface RefusedObjectsContract {

    Ports ports();

    @Test
    default void groupsRefusalsByCauseAndObject() {
        DirectoryId directory = directory();
        Target target = user();
        SyncEvent first = refused(directory, target, Cause.INVALID_PATH, 1);
        SyncEvent last = refused(directory, target, Cause.INVALID_PATH, 3);
        SyncEvent other = refused(directory, target, Cause.INVALID_VALUE, 1);
        refused(directory(), target, Cause.INVALID_VALUE, 1);

        assertThat(open(directory))
                .containsExactly(
                        new RefusedObject(Cause.INVALID_VALUE, target, other.id(), 1, other.time(), other.time()),
                        new RefusedObject(Cause.INVALID_PATH, target, last.id(), 4, first.time(), last.time()));
        assertThat(ports().refusedObjects().open(directory, first.time(), 1))
                .extracting(RefusedObject::cause)
                .containsExactly(Cause.INVALID_VALUE);
    }

    @Test
    default void looksBackNoFurtherThanAsked() {
        DirectoryId directory = directory();
        SyncEvent old = refused(directory, user(), Cause.INVALID_PATH, 1);

        assertThat(ports().refusedObjects().open(directory, old.time(), 9)).hasSize(1);
        assertThat(ports().refusedObjects().open(directory, old.time().plusMillis(1), 9))
                .isEmpty();
    }

    @Test
    default void settlesAnObjectByALaterSuccessOfItselfOnly() {
        DirectoryId directory = directory();
        Target failing = user();
        Target mended = user();
        succeeded(directory, failing);
        refused(directory, failing, Cause.INVALID_PATH, 1);
        refused(directory, mended, Cause.INVALID_PATH, 1);
        succeeded(directory, mended);
        succeeded(directory(), failing);

        assertThat(open(directory)).extracting(RefusedObject::target).containsExactly(failing);
    }

    @Test
    default void settlesWhatIsWrongWithTheConnectionByAnySuccess() {
        DirectoryId directory = directory();
        refused(directory, user(), Cause.DIRECTORY_INACTIVE, 1);
        refused(directory, user(), Cause.UNKNOWN_RESOURCE, 1);

        succeeded(directory, user());

        assertThat(open(directory)).isEmpty();
    }

    @Test
    default void settlesNothingByWhatAnAdministratorDoes() {
        DirectoryId directory = directory();
        Target target = user();
        refused(directory, target, Cause.INVALID_PATH, 1);
        refused(directory, Target.NONE, Cause.INVALID_TOKEN, 1);

        append(
                directory,
                target,
                Outcome.success(200, 0),
                SyncAction.EDITED,
                new Actor(Actor.Kind.ADMINISTRATOR, "admin", "request"));

        assertThat(open(directory)).hasSize(2);
    }

    @Test
    default void settlesWhatHadNoIdByItsKeyAndWhatHadNeitherByAnySuccess() {
        DirectoryId directory = directory();
        Target keyed = new Target(Target.Type.USER, null, null, "a".repeat(64));
        refused(directory, keyed, Cause.INVALID_VALUE, 1);
        refused(directory, Target.NONE, Cause.INVALID_TOKEN, 1);

        succeeded(directory, user());
        assertThat(open(directory)).extracting(RefusedObject::target).containsExactly(keyed);

        ResourceId created = new ResourceId(Samples.id());
        succeeded(directory, new Target(Target.Type.USER, created, null, keyed.key()));
        assertThat(open(directory)).isEmpty();
    }

    @Test
    default void settlesAWriteByNoLookup() {
        DirectoryId directory = directory();
        Target target = user();
        Target search = new Target(Target.Type.USER, null, null, "b".repeat(64));
        refused(directory, target, Cause.INVALID_PATH, 1);
        refused(directory, Target.NONE, Cause.INVALID_SYNTAX, 1);
        refused(directory, search, Cause.INVALID_FILTER, 1);
        refused(directory, user(), Cause.DIRECTORY_INACTIVE, 1);

        append(directory, target, Outcome.success(200, 1), SyncAction.LOOKED_UP, Samples.ACTOR);
        append(directory, search, Outcome.success(200, 1), SyncAction.LOOKED_UP, Samples.ACTOR);
        assertThat(open(directory))
                .extracting(RefusedObject::cause)
                .containsExactly(Cause.INVALID_SYNTAX, Cause.INVALID_PATH);

        append(directory, target, Outcome.success(200, 1), SyncAction.UNCHANGED, Samples.ACTOR);
        assertThat(open(directory)).isEmpty();
    }

    @Test
    default void settlesNothingByACallOfAnotherDirectory() {
        DirectoryId directory = directory();
        Target target = user();
        refused(directory, target, Cause.INVALID_PATH, 1);
        refused(directory, target, Cause.DIRECTORY_INACTIVE, 1);

        append(directory, target, Outcome.success(0, 1), SyncAction.TAKEN_OVER, Samples.ACTOR);

        assertThat(open(directory)).hasSize(2);
    }

    private DirectoryId directory() {
        return Samples.storedDirectory(ports()).id();
    }

    private static Target user() {
        return new Target(Target.Type.USER, new ResourceId(Samples.id()), null, null);
    }

    private List<RefusedObject> open(DirectoryId directory) {
        return ports().refusedObjects().open(directory, Samples.NOW.minus(Duration.ofDays(7)), 100);
    }

    private SyncEvent refused(DirectoryId directory, Target target, Cause cause, int repeats) {
        return append(
                directory,
                target,
                Outcome.refused(400, Optional.empty(), cause, 1).times(repeats),
                SyncAction.CALL_REFUSED,
                Samples.ACTOR);
    }

    private void succeeded(DirectoryId directory, Target target) {
        append(directory, target, Outcome.success(200, 1), SyncAction.UPDATED, Samples.ACTOR);
    }

    private SyncEvent append(DirectoryId directory, Target target, Outcome outcome, SyncAction action, Actor actor) {
        Samples.Tick tick = Samples.tick();
        Instant now = tick.time();
        SyncEvent event = SyncEvent.of(tick.id(), now, actor, action)
                .in(directory)
                .about(target)
                .ending(outcome);
        ports().syncLog().append(event);
        return event;
    }
}
