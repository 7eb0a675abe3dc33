package dev.rollcall.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectRequestTest {

    private static final Complex CONNECT = Complex.of("directoryId", new Text("d"));
    private static final String LONGEST = "x".repeat(ResourceCheck.MAX_NAME_LENGTH);

    @Test
    void namesADirectoryAndPerhapsAnIdentifier() {
        assertThat(ConnectRequest.read(CONNECT)).isEqualTo(new ConnectRequest(new DirectoryId("d"), Optional.empty()));
        assertThat(ConnectRequest.read(with(LONGEST)))
                .isEqualTo(new ConnectRequest(new DirectoryId("d"), Optional.of(LONGEST)));
        assertThat(ConnectRequest.read(with("\uD83D\uDE00")).externalId()).contains("\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b", "\uD83D", "a\uDE00"})
    void refusesWhatIsNoIdentifier(String externalId) {
        assertWrong(with(externalId), "externalId");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertWrong(with(LONGEST + "x"), "externalId");
        assertWrong(CONNECT.with("more", new Text("x")), "more");
        assertWrong(Complex.empty(), "directoryId");
        assertWrong(Complex.of("directoryId", new Text("")).with("more", new Text("x")), "more", "directoryId");
    }

    private static Complex with(String externalId) {
        return CONNECT.with("externalId", new Text(externalId));
    }

    private static void assertWrong(Complex body, String... fields) {
        assertThatThrownBy(() -> ConnectRequest.read(body))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.fields())
                        .extracting(Refusal.Field::field)
                        .containsExactly(fields));
    }
}
