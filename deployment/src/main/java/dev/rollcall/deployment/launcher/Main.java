package dev.rollcall.deployment.launcher;

import fish.payara.micro.BootstrapException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * The entry point of {@code rollcall.jar}. Standard output carries the banner and nothing else, standard error the log,
 * one JSON object a line. The exit code is 1 when Rollcall does not start.
 */
public final class Main {

    private static final String LOGGING = "/MICRO-INF/domain/logging.properties";

    private Main() {}

    /** Takes no arguments: everything is configured by environment variables. */
    public static void main(String[] arguments) throws IOException {
        // Else each thread keeps as much memory outside the heap as its longest write to a file took.
        System.getProperties().putIfAbsent("jdk.nio.maxCachedBufferSize", "262144");
        PrintStream terminal = System.out;
        logAsJson();
        try {
            LaunchSettings settings = LaunchSettings.read();
            settings.check();
            Server server = Server.on(settings);
            server.start();
            terminal.println(Banner.of(settings));
        } catch (StartRefused refused) {
            refuse(terminal, refused.sentence());
        } catch (BootstrapException e) {
            Logger.getLogger(Main.class.getName()).log(Level.SEVERE, "Payara Micro did not start", e);
            refuse(terminal, "The server did not start; the log says why.");
        }
    }

    private static void logAsJson() throws IOException {
        try (InputStream configuration = Main.class.getResourceAsStream(LOGGING)) {
            LogManager.getLogManager().readConfiguration(configuration);
        }
        System.setOut(LoggedLines.to("stdout"));
        System.setErr(LoggedLines.to("stderr"));
    }

    private static void refuse(PrintStream terminal, String sentence) {
        Logger.getLogger(Main.class.getName()).log(Level.SEVERE, "Rollcall does not start: {0}", sentence);
        terminal.println("Rollcall does not start: " + sentence);
        System.exit(1);
    }
}
