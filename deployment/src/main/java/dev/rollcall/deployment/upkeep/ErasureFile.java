package dev.rollcall.deployment.upkeep;

import dev.rollcall.application.port.Erasures;
import dev.rollcall.domain.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The ids of anonymised users in a file, one a line, which only grows. It is made with the first of them. A line begins
 * with its break, so that one that was cut off, because the server was killed, spoils no other.
 */
public final class ErasureFile implements Erasures {

    private final Path file;

    /** Creates the store; the folder need not be there. */
    public ErasureFile(Path file) {
        this.file = file;
    }

    /**
     * Appends the ids; when this method returns, the disk has them.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    @Override
    public synchronized void remember(List<UserId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                append(ids, channel);
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written.", e);
        }
    }

    static void append(List<UserId> ids, WritableByteChannel channel) throws IOException {
        String lines = ids.stream().map(id -> "\n" + id.value()).collect(Collectors.joining());
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Reads the file.
     *
     * @throws UncheckedIOException when the file is there and cannot be read
     */
    @Override
    public synchronized List<UserId> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .filter(line -> !line.isBlank())
                    .distinct()
                    .map(UserId::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read.", e);
        }
    }
}
