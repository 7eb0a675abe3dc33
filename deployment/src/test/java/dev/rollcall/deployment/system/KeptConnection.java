package dev.rollcall.deployment.system;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A connection for requests that are there beforehand as bytes. Neither a request nor its answer takes more than copying,
 * so that next to nothing but the server works while it is measured.
 */
final class KeptConnection implements AutoCloseable {

    private static final int MILLISECONDS_TO_WAIT = 30_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream answers;

    private KeptConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new BufferedInputStream(socket.getInputStream());
    }

    static KeptConnection to(URI address) {
        try {
            Socket socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(MILLISECONDS_TO_WAIT);
            socket.setTcpNoDelay(true);
            return new KeptConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the bodies of the answers to requests that are sent one after the other; an error fails the test. */
    List<String> bodiesOf(List<byte[]> requests) {
        return requests.stream().map(this::bodyOf).toList();
    }

    private String bodyOf(byte[] request) {
        try {
            socket.getOutputStream().write(request);
            String status = line();
            int length = 0;
            for (String field = line(); !field.isEmpty(); field = line()) {
                String lowerCase = field.toLowerCase(Locale.ROOT);
                if (lowerCase.startsWith(LENGTH)) {
                    length = Integer.parseInt(field.substring(LENGTH.length()).strip());
                }
            }
            String body = new String(answers.readNBytes(length), StandardCharsets.UTF_8);
            if (!status.startsWith("HTTP/1.1 20")) {
                throw new AssertionError(status + " " + body);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = answers.read();
        while (next != '\r') {
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            line.append((char) next);
            next = answers.read();
        }
        if (answers.read() != '\n') {
            throw new IOException("a line without an end");
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
