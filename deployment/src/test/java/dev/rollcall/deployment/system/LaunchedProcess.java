package dev.rollcall.deployment.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code java -jar rollcall.jar} in a folder of its own, as somebody at a terminal or a supervisor would start it. */
final class LaunchedProcess implements AutoCloseable {

    /** The jar that {@code package} built. */
    static final Path BUILT = Path.of("target/rollcall.jar");

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final String LISTENING = "0A";

    /** An idle machine needs 15; this only ends a start that hangs. */
    private static final int READY_WITHIN_SECONDS = 300;

    private final Process process;
    private final int port;
    private final Path errors;
    private final BufferedReader output;

    private LaunchedProcess(Process process, int port, Path errors) {
        this.process = process;
        this.port = port;
        this.errors = errors;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it on a free port with its default data folder below {@code folder}, and with 256 MiB for objects.
     *
     * @param variables more environment variables
     */
    static LaunchedProcess in(Path folder, Map<String, String> variables) throws IOException {
        return in(folder, variables, 256);
    }

    /**
     * Starts it on a free port with its default data folder below {@code folder}.
     *
     * @param variables more environment variables
     * @param heap the most memory for objects, in MiB
     */
    static LaunchedProcess in(Path folder, Map<String, String> variables, long heap) throws IOException {
        return in(folder, variables, heap, BUILT);
    }

    /**
     * Starts it on a free port with its default data folder below {@code folder}.
     *
     * @param variables more environment variables
     * @param heap the most memory for objects, in MiB
     * @param jar what is started instead of the jar that {@code package} built
     */
    static LaunchedProcess in(Path folder, Map<String, String> variables, long heap, Path jar) throws IOException {
        int port = freePort();
        Path errors = Files.createTempFile(folder, "stderr", ".log");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-jar",
                        jar.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectError(errors.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("ROLLCALL_"));
        command.environment().put("ROLLCALL_HTTP_PORT", String.valueOf(port));
        command.environment().putAll(variables);
        return new LaunchedProcess(command.start(), port, errors);
    }

    Caller anybody() {
        return Caller.at(address());
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    int port() {
        return port;
    }

    /** Standard output up to a line with {@code text}, or up to its end; waits at most that long. */
    String outputUntil(String text, int seconds) throws Exception {
        return CompletableFuture.supplyAsync(() -> linesUntil(text)).get(seconds, TimeUnit.SECONDS);
    }

    /** Waits until its start banner says that it is ready; the test fails with its last log lines when that takes minutes. */
    LaunchedProcess ready() throws Exception {
        boolean isReady;
        try {
            isReady = outputUntil("Token URL", READY_WITHIN_SECONDS).contains("Token URL");
        } catch (TimeoutException e) {
            isReady = false;
        }
        if (!isReady) {
            List<String> lines = errorLines();
            String state = process.isAlive() ? "still starting" : "ended with " + process.exitValue();
            close();
            throw new AssertionError(state + ": " + lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        }
        return this;
    }

    /** The exit code; waits at most that long. */
    int exitCode(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + seconds + " s");
        }
        return process.exitValue();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    List<String> errorLines() throws IOException {
        return Files.readAllLines(errors);
    }

    /** The TCP ports this process listens on, on any address. */
    Set<Integer> listeningPorts() throws IOException {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        Set<String> sockets = socketsOf(proc);
        List<String> lines = new ArrayList<>(Files.readAllLines(proc.resolve("net/tcp")));
        lines.addAll(Files.readAllLines(proc.resolve("net/tcp6")));
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[3].equals(LISTENING) && sockets.contains(columns[9]))
                .map(columns -> Integer.parseInt(columns[1].substring(columns[1].indexOf(':') + 1), 16))
                .collect(Collectors.toSet());
    }

    /** Resident memory in MiB. */
    long residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** What its objects take after a full collection, in MiB. */
    long liveMebibytes() throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.class_histogram")
                .start();
        try (BufferedReader lines = histogram.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)) / (1024 * 1024))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Sends SIGKILL and waits until the process has gone, and with it its locks on files and ports. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private String linesUntil(String text) {
        StringBuilder lines = new StringBuilder();
        try {
            String line;
            while ((line = output.readLine()) != null) {
                lines.append(line).append('\n');
                if (line.contains(text)) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return lines.toString();
    }

    private static Set<String> socketsOf(Path proc) throws IOException {
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            return open.map(LaunchedProcess::target)
                    .map(SOCKET::matcher)
                    .filter(Matcher::matches)
                    .map(socket -> socket.group(1))
                    .collect(Collectors.toSet());
        }
    }

    /** What a descriptor stands for; one that was closed meanwhile stands for nothing. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
