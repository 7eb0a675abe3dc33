package dev.rollcall.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant LATER = CREATED.plusSeconds(60);
    private static final Complex BOB = Complex.of("userName", new Text("Bob"))
            .with("externalId", new Text("X1"))
            .with("title", new Text("Engineer"))
            .with("active", Flag.FALSE);
    private static final Link LINK = new Link(
            new ResourceId("l1"),
            new DirectoryId("d1"),
            new UserId("u1"),
            Link.State.OPEN,
            BOB,
            Meta.createdAt(CREATED));

    @Test
    void readsItsHeaderFromItsAttributes() {
        assertThat(LINK.userName()).isEqualTo("Bob");
        assertThat(LINK.userNameKey().text()).isEqualTo("bob");
        assertThat(LINK.externalId()).contains("X1");
        assertThat(LINK.active()).isFalse();
        assertThat(LINK.with(BOB.with("active", Flag.TRUE), LATER).active()).isTrue();
    }

    @Test
    void isTheSameAfterAChangeWithoutEffect() {
        assertThat(LINK.with(BOB, LATER)).isSameAs(LINK);
        assertThat(LINK.with(BOB.without("active"), LATER)).isSameAs(LINK);
    }

    @Test
    void movesItsVersionAndTimeOnceAChange() {
        Link changed = LINK.with(BOB.with("title", new Text("Lead")), LATER);

        assertThat(changed.meta().version().entityTag()).isEqualTo("W/\"2\"");
        assertThat(changed.meta().lastModified()).isEqualTo(LATER);
        assertThat(changed.meta().created()).isEqualTo(CREATED);
    }

    @Test
    void keepsItsActivityWhenAChangeIsSilentAboutIt() {
        Link changed = LINK.with(Complex.of("userName", new Text("Bob")), LATER);

        assertThat(changed.active()).isFalse();
        assertThat(changed.attributes().get("active")).isEqualTo(Flag.FALSE);
    }

    @Test
    void namesWhatDiffers() {
        Link changed = LINK.with(
                BOB.without("externalId").with("title", new Text("Lead")).with("nickName", new Text("B")), LATER);

        assertThat(changed.changedNames(LINK)).containsExactly("externalId", "nickName", "title");
    }

    @Test
    void isNoLongerOpenOnceClosed() {
        Link closed = LINK.closed(LATER);

        assertThat(LINK.isOpen()).isTrue();
        assertThat(closed.isOpen()).isFalse();
        assertThat(closed.meta().version().number()).isEqualTo(2);
    }
}
