package dev.rollcall.deployment.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Payara Micro with the flags Rollcall is safe under: one port, no cluster, no calls home. The rest of its configuration is
 * {@code MICRO-INF/pre-boot-commands.txt} in the jar, which Payara Micro reads by itself.
 */
final class Server {

    /** Set by the WAR when it refuses to start: one sentence. */
    static final String STARTUP_FAILURE = "rollcall.startup.failure";

    private static final String APPLICATION = "rollcall";
    private static final String WAR = "/rollcall.war";

    private final LaunchSettings settings;
    private final Path workFolder;

    private Server(LaunchSettings settings) {
        this.settings = settings;
        this.workFolder = settings.dataFolder().resolve("server");
    }

    /**
     * Takes the data folder for this process and empties the server's work folder in it.
     *
     * @throws StartRefused when another process has the data folder
     */
    static Server on(LaunchSettings settings) throws StartRefused {
        Server server = new Server(settings);
        try {
            server.lockDataFolder();
            server.emptyWorkFolder();
        } catch (IOException e) {
            throw new StartRefused(
                    LaunchSettings.DATA_FOLDER + ": " + settings.dataFolder() + " cannot be written (" + e + ").");
        }
        return server;
    }

    /**
     * Returns when the WAR answers requests.
     *
     * @throws StartRefused with the WAR's own sentence when it does not deploy
     */
    void start() throws BootstrapException, StartRefused {
        System.setProperty(
                LaunchSettings.propertyOf(LaunchSettings.DATA_FOLDER),
                settings.dataFolder().toString());
        System.setProperty("fish.payara.shutdowngrace", String.valueOf(settings.shutdownGraceSeconds() * 1000));
        System.setProperty(Banner.SHOWN_BY_LAUNCHER, "true");
        PayaraMicro micro = PayaraMicro.getInstance();
        micro.setRootDir(workFolder.toFile());
        micro.setNoHazelcast(true);
        micro.setHttpAutoBind(false);
        micro.setHttpPort(settings.port());
        micro.setPrintLogo(false);
        deploy(micro.bootStrap());
    }

    /** Asks what is deployed: the answer of {@code deploy} is true also when the application failed. */
    private static void deploy(PayaraMicroRuntime runtime) throws StartRefused {
        boolean deployed;
        try (InputStream war = Server.class.getResourceAsStream(WAR)) {
            deployed = war != null
                    && runtime.deploy(APPLICATION, "/", war)
                    && runtime.getLocalDescriptor().getDeployedApplications().stream()
                            .anyMatch(application -> application.getName().equals(APPLICATION));
        } catch (IOException e) {
            throw new StartRefused("The jar is damaged: " + e.getMessage() + ".");
        }
        String failure = System.getProperty(STARTUP_FAILURE);
        if (failure != null) {
            throw new StartRefused(failure);
        }
        if (!deployed) {
            throw new StartRefused("The application did not deploy; the log says why.");
        }
    }

    /** The lock ends with the process, however it ends; the channel stays open on purpose. */
    private void lockDataFolder() throws IOException, StartRefused {
        FileChannel channel = FileChannel.open(
                settings.dataFolder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new StartRefused(
                    LaunchSettings.DATA_FOLDER + ": " + settings.dataFolder() + " is in use by another Rollcall.");
        }
    }

    /** A work folder of another release would otherwise win over what the jar brings. */
    private void emptyWorkFolder() throws IOException {
        if (Files.exists(workFolder)) {
            Files.walkFileTree(workFolder, new Deletion());
        }
        Files.createDirectories(workFolder);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
