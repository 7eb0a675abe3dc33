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
    void isMendedByALaterWriteOfTheSame() {
        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(write("6", USER))).isTrue();
        assertThat(of(Cause.INVALID_PATH, KEYED).isMendedBy(write("6", KEYED))).isTrue();
        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(write("6", Target.NONE)))
                .isFalse();
        assertThat(of(Cause.INVALID_PATH, KEYED).isMendedBy(write("6", Target.NONE)))
                .isFalse();
        assertThat(of(Cause.INVALID_PATH, Target.NONE).isMendedBy(write("6", USER)))
                .isTrue();
        assertThat(of(Cause.UNKNOWN_RESOURCE, USER).isMendedBy(write("6", Target.NONE)))
                .isTrue();
    }

    @Test
    void isMendedByNothingFromBefore() {
        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(write("4", USER))).isFalse();
        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(write("5", USER))).isFalse();
        assertThat(of(Cause.UNKNOWN_RESOURCE, USER).isMendedBy(write("5", USER)))
                .isFalse();
    }

    @Test
    void isMendedByALookupOnlyWhenALookupOrTheConnectionWasRefused() {
        assertThat(of(Cause.INVALID_PATH, USER).isMendedBy(lookup(USER))).isFalse();
        assertThat(of(Cause.INVALID_PATH, Target.NONE).isMendedBy(lookup(Target.NONE)))
                .isFalse();
        assertThat(of(Cause.INVALID_FILTER, KEYED).isMendedBy(lookup(KEYED))).isTrue();
        assertThat(of(Cause.UNKNOWN_RESOURCE, USER).isMendedBy(lookup(Target.NONE)))
                .isTrue();
    }

    private static Success write(String id, Target target) {
        return new Success(id, target, false);
    }

    private static Success lookup(Target target) {
        return new Success("6", target, true);
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
        return new RefusedObject(cause, target, "5", 1, Instant.EPOCH);
    }
}
