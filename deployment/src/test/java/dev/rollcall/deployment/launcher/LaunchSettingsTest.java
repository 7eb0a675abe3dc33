package dev.rollcall.deployment.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchSettingsTest {

    @TempDir
    Path folder;

    @Test
    void needNothingToBeSet() throws StartRefused {
        LaunchSettings settings = of(Map.of());
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.dataFolder()).isEqualTo(Path.of("rollcall-data").toAbsolutePath());
        assertThat(settings.publicUrl()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "65536", "80.5", "999999", "0x50"})
    void refuseAPortThatIsNone(String port) {
        assertThatThrownBy(() -> of(Map.of("ROLLCALL_HTTP_PORT", port)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("ROLLCALL_HTTP_PORT")
                .hasMessageContaining(port);
    }

    @Test
    void refuseAPortThatIsTaken() throws IOException, StartRefused {
        try (ServerSocket taken = new ServerSocket(0)) {
            LaunchSettings settings = of(Map.of(
                    "ROLLCALL_HTTP_PORT",
                    String.valueOf(taken.getLocalPort()),
                    "ROLLCALL_DATA_DIR",
                    folder.toString()));
            assertThatThrownBy(settings::check)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("ROLLCALL_HTTP_PORT");
        }
    }

    @Test
    void refuseADataFolderThatCannotBeMade() throws IOException, StartRefused {
        Path file = Files.createFile(folder.resolve("file"));
        LaunchSettings settings =
                of(Map.of("ROLLCALL_DATA_DIR", file.resolve("below").toString()));
        assertThatThrownBy(settings::check).isInstanceOf(StartRefused.class).hasMessageContaining("ROLLCALL_DATA_DIR");
    }

    @Test
    void makeTheDataFolder() throws IOException, StartRefused {
        Path data = folder.resolve("a/b");
        of(Map.of("ROLLCALL_DATA_DIR", data.toString(), "ROLLCALL_HTTP_PORT", String.valueOf(freePort())))
                .check();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void nameThePropertyOfAVariable() {
        assertThat(LaunchSettings.propertyOf("ROLLCALL_DATA_DIR")).isEqualTo("rollcall.data.dir");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static LaunchSettings of(Map<String, String> variables) throws StartRefused {
        return LaunchSettings.from(variable -> Optional.ofNullable(variables.get(variable)));
    }
}
