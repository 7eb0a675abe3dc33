package dev.rollcall.deployment.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.user.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureFileTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");

    @TempDir
    Path folder;

    @Test
    void remembersEachUserOnceAcrossRestarts() {
        Path file = folder.resolve("data").resolve("anonymised-users");
        assertThat(new ErasureFile(file).all()).isEmpty();
        assertThat(folder).isEmptyDirectory();

        new ErasureFile(file).remember(List.of(ANN));
        ErasureFile restarted = new ErasureFile(file);
        restarted.remember(List.of(BOB));
        restarted.remember(List.of(ANN));

        assertThat(new ErasureFile(file).all()).containsExactly(ANN, BOB);
    }

    @Test
    void writesEverythingToADiskThatTakesLittleAtOnce() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        ErasureFile.append(List.of(ANN, BOB), new ByteByByte(written));

        assertThat(written.toString(StandardCharsets.US_ASCII)).isEqualTo("\nann\nbob");
    }

    private record ByteByByte(ByteArrayOutputStream written) implements WritableByteChannel {

        @Override
        public int write(ByteBuffer bytes) {
            written.write(bytes.get());
            return 1;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void goesOnAfterALineThatWasCutOff() throws IOException {
        Path file = Files.writeString(folder.resolve("anonymised-users"), "ann\n0199");
        ErasureFile erasures = new ErasureFile(file);

        erasures.remember(List.of(BOB));

        assertThat(erasures.all()).contains(ANN, BOB);
    }
}
