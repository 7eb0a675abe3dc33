package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.OpenProblem;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.RefusedObject;
import dev.rollcall.domain.synclog.Success;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link RefusedObjects} promises. */
interface RefusedObjectsContract {

    Instant LONG_AGO = Samples.NOW.minus(Duration.ofDays(7));

    Ports ports();

    @Test
    default void groupsRefusalsByCauseAndObject() {
        DirectoryId directory = directory();
        Target target = user();
        SyncEvent first = refused(directory, target, Cause.INVALID_PATH, 1);
        SyncEvent last = refused(directory, target, Cause.INVALID_PATH, 3);
        SyncEvent other = refused(directory, target, Cause.INVALID_VALUE, 1);
        refused(directory(), target, Cause.INVALID_VALUE, 1);

        assertThat(problems(directory))
                .containsExactly(
                        new OpenProblem(
                                Cause.INVALID_VALUE,
                                1,
                                other.time(),
                                other.time(),
                                1,
                                List.of(new RefusedObject(Cause.INVALID_VALUE, target, other.id(), 1, other.time()))),
                        new OpenProblem(
                                Cause.INVALID_PATH,
                                4,
                                first.time(),
                                last.time(),
                                1,
                                List.of(new RefusedObject(Cause.INVALID_PATH, target, last.id(), 4, last.time()))));
    }

    @Test
    default void countsAllObjectsAndNamesTheLatestWhoseTypeIsKnown() {
        DirectoryId directory = directory();
        SyncEvent first = refused(directory, user(), Cause.INVALID_PATH, 1);
        Target second = user();
        refused(directory, second, Cause.INVALID_PATH, 2);
        Target third = user();
        refused(directory, third, Cause.INVALID_PATH, 4);
        SyncEvent unknown = refused(directory, Target.NONE, Cause.INVALID_PATH, 8);

        assertThat(problems(directory)).singleElement().satisfies(problem -> {
            assertThat(problem.count()).isEqualTo(15);
            assertThat(problem.first()).isEqualTo(first.time());
            assertThat(problem.last()).isEqualTo(unknown.time());
            assertThat(problem.affected()).isEqualTo(4);
            assertThat(problem.objects()).extracting(RefusedObject::target).containsExactly(third, second);
        });
    }

    @Test
    default void findsAnOldObjectBehindManyThatSucceededSince() {
        DirectoryId directory = directory();
        Target old = user();
        refused(directory, old, Cause.INVALID_PATH, 1);
        List<Target> mended =
                Stream.generate(RefusedObjectsContract::user).limit(30).toList();
        mended.forEach(target -> refused(directory, target, Cause.INVALID_PATH, 1));
        mended.forEach(target -> succeeded(directory, target));

        assertThat(openUsers(directory)).containsExactly(old);
    }

    @Test
    default void looksBackNoFurtherThanAsked() {
        DirectoryId directory = directory();
        SyncEvent old = refused(directory, user(), Cause.INVALID_PATH, 1);

        assertThat(ports().refusedObjects().problems(directory, old.time(), 9)).hasSize(1);
        assertThat(ports().refusedObjects().problems(directory, old.time().plusMillis(1), 9))
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

        assertThat(openUsers(directory)).containsExactly(failing);
    }

    @Test
    default void settlesWhatIsWrongWithTheConnectionByAnySuccess() {
        DirectoryId directory = directory();
        refused(directory, user(), Cause.DIRECTORY_INACTIVE, 1);
        refused(directory, user(), Cause.UNKNOWN_RESOURCE, 1);

        succeeded(directory, user());

        assertThat(problems(directory)).isEmpty();
    }

    @Test
    default void settlesWhatHadNoIdByItsKeyAndWhatHadNeitherByAnySuccess() {
        DirectoryId directory = directory();
        Target keyed = new Target(Target.Type.USER, null, null, "a".repeat(64));
        refused(directory, keyed, Cause.INVALID_VALUE, 1);
        refused(directory, Target.NONE, Cause.INVALID_TOKEN, 1);

        succeeded(directory, user());
        assertThat(openUsers(directory)).containsExactly(keyed);
        assertThat(problems(directory)).hasSize(1);

        ResourceId created = new ResourceId(Samples.id());
        succeeded(directory, new Target(Target.Type.USER, created, null, keyed.key()));
        assertThat(problems(directory)).isEmpty();
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

        ports().refusedObjects().settle(directory, List.of(success(target, true), success(search, true)));
        assertThat(problems(directory))
                .extracting(OpenProblem::cause)
                .containsExactly(Cause.INVALID_SYNTAX, Cause.INVALID_PATH);

        succeeded(directory, target);
        assertThat(problems(directory)).isEmpty();
    }

    @Test
    default void countsFromTheLastSuccess() {
        DirectoryId directory = directory();
        Target target = user();
        refused(directory, target, Cause.INVALID_PATH, 5);
        succeeded(directory, target);
        SyncEvent again = refused(directory, target, Cause.INVALID_PATH, 1);

        assertThat(problems(directory)).singleElement().satisfies(problem -> {
            assertThat(problem.count()).isEqualTo(1);
            assertThat(problem.first()).isEqualTo(again.time());
        });
    }

    @Test
    default void settlesNothingByACallFromBefore() {
        DirectoryId directory = directory();
        Target target = user();
        Success early = success(target, false);
        refused(directory, target, Cause.INVALID_PATH, 1);
        refused(directory, Target.NONE, Cause.INVALID_TOKEN, 1);

        ports().refusedObjects().settle(directory, List.of(early));

        assertThat(problems(directory)).hasSize(2);
    }

    @Test
    default void forgetsWhatTheLogForgets() {
        DirectoryId directory = directory();
        SyncEvent old = refused(directory, user(), Cause.INVALID_PATH, 1);
        refused(directory, user(), Cause.INVALID_VALUE, 1);

        ports().syncLog().removeOlder(directory, old.time().plusMillis(1), 10);

        assertThat(problems(directory)).extracting(OpenProblem::cause).containsExactly(Cause.INVALID_VALUE);
    }

    private DirectoryId directory() {
        return Samples.storedDirectory(ports()).id();
    }

    private static Target user() {
        return new Target(Target.Type.USER, new ResourceId(Samples.id()), null, null);
    }

    private List<OpenProblem> problems(DirectoryId directory) {
        return ports().refusedObjects().problems(directory, LONG_AGO, 2);
    }

    private List<Target> openUsers(DirectoryId directory) {
        return problems(directory).stream()
                .flatMap(problem -> problem.objects().stream())
                .map(RefusedObject::target)
                .toList();
    }

    private void succeeded(DirectoryId directory, Target target) {
        ports().refusedObjects().settle(directory, List.of(success(target, false)));
    }

    private static Success success(Target target, boolean isLookup) {
        return new Success(Samples.tick().id(), target, isLookup);
    }

    private SyncEvent refused(DirectoryId directory, Target target, Cause cause, int repeats) {
        Samples.Tick tick = Samples.tick();
        SyncEvent event = SyncEvent.of(tick.id(), tick.time(), Samples.ACTOR, SyncAction.CALL_REFUSED)
                .in(directory)
                .about(target)
                .ending(Outcome.refused(400, Optional.empty(), cause, 1).times(repeats));
        ports().syncLog().append(event);
        return event;
    }
}
