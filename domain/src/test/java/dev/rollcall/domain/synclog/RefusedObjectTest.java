package dev.rollcall.domain.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.resource.ResourceId;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RefusedObjectTest {

    private static final Target USER = new Target(Target.Type.USER, new ResourceId("1"), null, null);
    private static final Target KEYED = new Target(Target.Type.USER, null, null, "key");

    @Test
    void isSettledByALaterSuccessOnly() {
        RefusedObject refused = of(Cause.INVALID_PATH, USER);

        assertThat(refused.isSettledBy("6")).isTrue();
        assertThat(refused.isSettledBy("5")).isFalse();
        assertThat(refused.isSettledBy("4")).isFalse();
        assertThat(refused.isSettledBy(null)).isFalse();
    }

    @Test
    void isOfNoObjectWithoutIdAndKey() {
        assertThat(of(Cause.INVALID_PATH, USER).isOfNoObject()).isFalse();
        assertThat(of(Cause.INVALID_PATH, KEYED).isOfNoObject()).isFalse();
        assertThat(of(Cause.INVALID_PATH, Target.NONE).isOfNoObject()).isTrue();
    }

    @Test
    void isMendedByALaterWriteOfTheSame() {
        SyncEvent write = success("6", SyncAction.UPDATED);

        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(write.about(USER))).isTrue();
        assertThat(of(Cause.INVALID_PATH, KEYED).isMendedBy(write.about(KEYED))).isTrue();
        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(write)).isFalse();
        assertThat(of(Cause.INVALID_PATH, KEYED).isMendedBy(write)).isFalse();
        assertThat(of(Cause.INVALID_PATH, USER)
                        .isMendedBy(success("4", SyncAction.UPDATED).about(USER)))
                .isFalse();
        assertThat(of(Cause.INVALID_PATH, Target.NONE).isMendedBy(write)).isTrue();
        assertThat(of(Cause.UNKNOWN_RESOURCE, USER).isMendedBy(write)).isTrue();
    }

    @Test
    void isMendedByALookupOnlyWhenALookupOrTheConnectionWasRefused() {
        SyncEvent lookup = success("6", SyncAction.LOOKED_UP);

        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(lookup.about(USER))).isFalse();
        assertThat(of(Cause.INVALID_PATH, Target.NONE).isMendedBy(lookup)).isFalse();
        assertThat(of(Cause.INVALID_FILTER, KEYED).isMendedBy(lookup.about(KEYED)))
                .isTrue();
        assertThat(of(Cause.UNKNOWN_RESOURCE, USER).isMendedBy(lookup)).isTrue();
    }

    private static SyncEvent success(String id, SyncAction action) {
        return SyncEvent.of(id, Instant.EPOCH, new Actor(Actor.Kind.IDENTITY_PROVIDER, "", ""), action);
    }

    @Test
    void tellsTheConnectionFromItsObjects() {
        assertThat(Arrays.stream(Cause.values()).filter(cause -> !cause.isOfConnection()))
                .containsExactly(
                        Cause.INVALID_FILTER,
                        Cause.TOO_MANY,
                        Cause.ALREADY_EXISTS,
                        Cause.NAME_TAKEN,
                        Cause.MUTABILITY,
                        Cause.INVALID_SYNTAX,
                        Cause.INVALID_PATH,
                        Cause.NO_TARGET,
                        Cause.INVALID_VALUE,
                        Cause.FORBIDDEN,
                        Cause.CONFLICT,
                        Cause.PRECONDITION_FAILED,
                        Cause.PAYLOAD_TOO_LARGE,
                        Cause.SERVER_ERROR);
    }

    private static RefusedObject of(Cause cause, Target target) {
        return new RefusedObject(cause, target, "5", 1, Instant.EPOCH, Instant.EPOCH);
    }
}
