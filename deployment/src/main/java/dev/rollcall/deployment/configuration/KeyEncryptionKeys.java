package dev.rollcall.deployment.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Finds the key-encryption key: 32 bytes in Base64, from the variable, else from the file a variable names, else from the
 * data folder, where it is made on the first start and readable by the owner alone.
 */
final class KeyEncryptionKeys {

    static final String VALUE = "ROLLCALL_KEY_ENCRYPTION_KEY";
    static final String FILE = "ROLLCALL_KEY_ENCRYPTION_KEY_FILE";

    private static final int LENGTH = 32;
    private static final String FILE_NAME = "key-encryption-key";

    private final Variables variables;
    private final Path dataFolder;

    KeyEncryptionKeys(Variables variables, Path dataFolder) {
        this.variables = variables;
        this.dataFolder = dataFolder;
    }

    /** The key, 32 bytes. */
    byte[] find() {
        Optional<String> value = variables.secret(VALUE);
        if (value.isPresent()) {
            return decoded(VALUE, value.get());
        }
        Optional<String> file = variables.text(FILE);
        return file.isPresent() ? read(FILE, Path.of(file.get())) : ownKey();
    }

    private byte[] ownKey() {
        Path file = dataFolder.resolve(FILE_NAME);
        try {
            Files.createDirectories(dataFolder);
            if (!Files.exists(file)) {
                byte[] key = new byte[LENGTH];
                new SecureRandom().nextBytes(key);
                write(key, file);
            }
        } catch (IOException e) {
            throw new WrongConfiguration(
                    Configuration.DATA_FOLDER,
                    "names the folder " + dataFolder + ", which cannot be written (" + e + ").");
        }
        return read(Configuration.DATA_FOLDER, file);
    }

    /** A temporary file is created for its owner only; the key is never in a file with wider permissions. */
    private static void write(byte[] key, Path file) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), FILE_NAME, null);
        Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] read(String variable, Path file) {
        try {
            return decoded(variable, Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new WrongConfiguration(
                    variable, "leads to the key-encryption key in " + file + ", which cannot be read (" + e + ").");
        }
    }

    private static byte[] decoded(String variable, String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64.strip());
            if (key.length == LENGTH) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new WrongConfiguration(variable, "must hold a key of 32 bytes in Base64; it is no Base64.");
        }
        throw new WrongConfiguration(variable, "must hold a key of 32 bytes in Base64; it has another length.");
    }
}
