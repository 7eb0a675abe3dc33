package dev.rollcall.domain.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseTest {

    @ParameterizedTest
    @EnumSource
    void hasAnEntryInTheCatalogue(Cause cause) throws IOException {
        assertThat(Files.readString(Path.of("../docs/problems.md")))
                .contains("\n## " + cause.spelling() + "\n")
                .contains("**What to do:** " + cause.advice());
        assertThat(Cause.spelled(cause.spelling())).contains(cause);
    }

    @ParameterizedTest
    @EnumSource
    void isKnownForEveryReason(Reason reason) {
        assertThat(Cause.of(Refusal.of(reason, "Because."))).isNotNull();
    }

    @Test
    void tellsAResourceOfTheDirectoryFromANameOfSomebodyElse() {
        assertThat(Cause.of(Refusal.alreadyThere(new ResourceId("1"), "There.")))
                .isEqualTo(Cause.ALREADY_EXISTS);
        assertThat(Cause.of(Refusal.of(Reason.UNIQUENESS, "Taken."))).isEqualTo(Cause.NAME_TAKEN);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*")
    void neverAdvisesWithoutASentence(Cause cause) {
        assertThat(cause.advice()).matches("[A-Z].*\\.");
    }
}
