package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant LATER = CREATED.plusSeconds(60);

    private final Directory directory = new Directory(
            new DirectoryId("d1"),
            DirectorySettings.create(Complex.of("name", new Text("HR"))),
            Meta.createdAt(CREATED));

    @Test
    void isInactiveUntilSwitchedOn() {
        Directory switchedOn = directory.with(directory.settings().merge(Complex.of("active", Flag.TRUE)), LATER);

        assertThat(directory.active()).isFalse();
        assertThat(switchedOn.active()).isTrue();
    }

    @Test
    void remembersWhenItWasChanged() {
        Directory changed = directory.with(directory.settings().merge(Complex.of("active", Flag.TRUE)), LATER);

        assertThat(changed.id()).isEqualTo(directory.id());
        assertThat(changed.meta()).isEqualTo(new Meta(CREATED, LATER, new Version(2)));
    }

    @Test
    void staysAsItIsWhenNothingDiffers() {
        assertThat(directory.with(directory.settings().merge(Complex.of("active", Flag.FALSE)), LATER))
                .isSameAs(directory);
    }

    @Test
    void showsItsIdAsText() {
        assertThat(new DirectoryId("d1")).hasToString("d1");
    }
}
