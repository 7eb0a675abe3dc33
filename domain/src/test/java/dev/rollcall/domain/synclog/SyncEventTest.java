package dev.rollcall.domain.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncEventTest {

    private static final Actor ACTOR = new Actor(Actor.Kind.IDENTITY_PROVIDER, "client", "request");

    @ParameterizedTest
    @EnumSource
    void givesEveryActionASentenceAndAName(SyncAction action) {
        SyncEvent event = SyncEvent.of("id", Instant.EPOCH, ACTOR, action);

        assertThat(event.reason()).matches("[A-Z].*\\.");
        assertThat(action.spelling()).matches("[a-z]+([A-Z][a-z]+)*");
        assertThat(event.outcome().result()).isEqualTo(Outcome.Result.SUCCESS);
    }

    @Test
    void keepsTheKeyOfWhatWasAskedForWhenItGetsAnId() {
        SyncEvent asked = SyncEvent.of("id", Instant.EPOCH, ACTOR, SyncAction.CREATED)
                .about(new Target(Target.Type.USER, null, null, "k".repeat(64)));
        SyncEvent created = asked.aboutUser(new ResourceId("link"), new UserId("user"));

        assertThat(created.target().key()).isEqualTo(asked.target().key()).hasSize(64);
        assertThat(created.target().user()).isEqualTo(new UserId("user"));
    }

    @Test
    void knowsWhatIsAtAnEndpoint() {
        assertThat(Target.Type.at("/Users")).contains(Target.Type.USER);
        assertThat(Target.Type.at("/Groups")).contains(Target.Type.GROUP);
        assertThat(Target.Type.at("/Bulk")).isEmpty();
    }

    @Test
    void isARefusalWhenItHasACause() {
        SyncEvent refused = SyncEvent.of("id", Instant.EPOCH, ACTOR, SyncAction.CALL_REFUSED)
                .ending(Outcome.refused(409, Optional.of("uniqueness"), Cause.NAME_TAKEN, 3));

        assertThat(refused.outcome().result()).isEqualTo(Outcome.Result.REFUSED);
        assertThat(refused.change()).isNull();
    }

    @Test
    void hasNoPlaceForAValueThatWasSent() {
        assertThat(Stream.of(SyncEvent.class.getRecordComponents()).map(component -> component.getName()))
                .doesNotContainAnyElementsOf(List.of("body", "request", "value", "values", "attributes", "token"));
    }
}
