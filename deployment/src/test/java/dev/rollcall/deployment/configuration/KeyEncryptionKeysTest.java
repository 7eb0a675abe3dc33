package dev.rollcall.deployment.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncryptionKeysTest {

    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final String TEXT = Base64.getEncoder().encodeToString(KEY);

    @TempDir
    Path folder;

    @Test
    void comeFromTheVariable() {
        assertThat(found(Map.of("ROLLCALL_KEY_ENCRYPTION_KEY", TEXT))).isEqualTo(KEY);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void comeFromTheFileThatIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("mounted"), TEXT + "\n");
        assertThat(found(Map.of("ROLLCALL_KEY_ENCRYPTION_KEY_FILE", file.toString())))
                .isEqualTo(KEY);
    }

    @Test
    void areMadeOnceAndKeptForTheOwnerAlone() throws IOException {
        byte[] made = found(Map.of());
        assertThat(made).hasSize(32);
        assertThat(found(Map.of())).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(folder.resolve("key-encryption-key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "c2hvcnQ=", "no base64!"})
    void areRefusedWhenTheyAreNone(String value) {
        assertThatThrownBy(() -> found(Map.of("ROLLCALL_KEY_ENCRYPTION_KEY", value)))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageStartingWith("ROLLCALL_KEY_ENCRYPTION_KEY ");
    }

    @Test
    void areRefusedWhenTheFileIsMissing() {
        assertThatThrownBy(() -> found(Map.of(
                        "ROLLCALL_KEY_ENCRYPTION_KEY_FILE", folder.resolve("no").toString())))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageStartingWith("ROLLCALL_KEY_ENCRYPTION_KEY_FILE ");
    }

    @Test
    void doNotAppearInTheRefusal() {
        assertThatThrownBy(() -> found(Map.of("ROLLCALL_KEY_ENCRYPTION_KEY", "c2VjcmV0")))
                .hasMessageNotContaining("c2VjcmV0");
    }

    private byte[] found(Map<String, String> variables) {
        return new KeyEncryptionKeys(new Variables(variables::get), folder).find();
    }
}
