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
    void isSettledByAnySuccessWhenItIsAboutNothingOrAboutTheConnection() {
        assertThat(of(Cause.INVALID_PATH, USER).isSettledByAny()).isFalse();
        assertThat(of(Cause.INVALID_PATH, KEYED).isSettledByAny()).isFalse();
        assertThat(of(Cause.INVALID_PATH, Target.NONE).isSettledByAny()).isTrue();
        assertThat(of(Cause.UNKNOWN_RESOURCE, USER).isSettledByAny()).isTrue();
    }

    @Test
    void isMendedByALaterSuccessOfTheSame() {
        SyncEvent success =
                SyncEvent.of("6", Instant.EPOCH, new Actor(Actor.Kind.IDENTITY_PROVIDER, "", ""), SyncAction.UPDATED);

        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(success.about(USER))).isTrue();
        assertThat(of(Cause.INVALID_PATH, KEYED).isMendedBy(success.about(KEYED)))
                .isTrue();
        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(success)).isFalse();
        assertThat(of(Cause.UNKNOWN_RESOURCE, USER).isMendedBy(success)).isTrue();
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
