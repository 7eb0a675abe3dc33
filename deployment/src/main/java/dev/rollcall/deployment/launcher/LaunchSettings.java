package dev.rollcall.deployment.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What has to be known before the server starts; the WAR reads everything else itself.
 *
 * @param port the one TCP port that listens
 * @param dataFolder absolute; embedded database, key-encryption key, the server's working files
 * @param shutdownGraceSeconds how long running requests may go on after SIGTERM
 * @param publicUrl base of every absolute URL; empty: answered from the request on localhost
 */
record LaunchSettings(int port, Path dataFolder, int shutdownGraceSeconds, Optional<String> publicUrl) {

    static final String PORT = "ROLLCALL_HTTP_PORT";
    static final String DATA_FOLDER = "ROLLCALL_DATA_DIR";
    static final String SHUTDOWN_GRACE = "ROLLCALL_SHUTDOWN_GRACE_SECONDS";
    static final String PUBLIC_URL = "ROLLCALL_PUBLIC_URL";

    /** Reads each variable from the environment, or from the system property of the same name in lower case with dots. */
    static LaunchSettings read() throws StartRefused {
        return from(LaunchSettings::lookUp);
    }

    /**
     * @param variables gives the value of a variable; empty when it is not set
     * @throws StartRefused naming the variable whose value cannot be used
     */
    static LaunchSettings from(Function<String, Optional<String>> variables) throws StartRefused {
        return new LaunchSettings(
                number(variables, PORT, 8080, 65_535),
                path(variables),
                number(variables, SHUTDOWN_GRACE, 4, 600),
                variables.apply(PUBLIC_URL));
    }

    /**
     * Creates the data folder when it is missing.
     *
     * @throws StartRefused when the folder cannot be written or the port is taken
     */
    void check() throws StartRefused {
        try {
            Files.createDirectories(dataFolder);
            Files.delete(Files.createTempFile(dataFolder, "writable", null));
        } catch (IOException e) {
            throw new StartRefused(DATA_FOLDER + ": the folder " + dataFolder + " cannot be written (" + e + ").");
        }
        try (ServerSocket probe = new ServerSocket()) {
            // A connection of the previous run may still linger; that does not make the port taken.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new StartRefused(PORT + ": port " + port + " cannot be used (" + e.getMessage() + ").");
        }
    }

    private static Optional<String> lookUp(String variable) {
        String property = System.getProperty(propertyOf(variable));
        return Optional.ofNullable(property == null ? System.getenv(variable) : property)
                .filter(value -> !value.isBlank());
    }

    /** The MicroProfile Config name of an environment variable. */
    static String propertyOf(String variable) {
        return variable.toLowerCase(java.util.Locale.ROOT).replace('_', '.');
    }

    private static int number(Function<String, Optional<String>> variables, String variable, int unset, int highest)
            throws StartRefused {
        Optional<String> text = variables.apply(variable);
        if (text.isEmpty()) {
            return unset;
        }
        String digits = text.get().strip();
        if (digits.matches("[0-9]{1,5}")) {
            int value = Integer.parseInt(digits);
            if (value >= 1 && value <= highest) {
                return value;
            }
        }
        throw new StartRefused(variable + " must be a whole number from 1 to " + highest + ", not \"" + digits + "\".");
    }

    private static Path path(Function<String, Optional<String>> variables) throws StartRefused {
        String text = variables.apply(DATA_FOLDER).orElse("rollcall-data");
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartRefused(DATA_FOLDER + " is not a path: " + e.getReason() + ".");
        }
    }
}
