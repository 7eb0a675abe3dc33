package dev.rollcall.deployment.conversation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * HTTP/1.1 with every byte as the case wrote it. HTTP libraries refuse or repair what identity providers really put
 * into a request line (raw quotes and brackets, valueless parameters) and into headers.
 */
final class Wire {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final URI server;
    private final List<URI> nodes;
    private int sent;

    /** Sends to {@code nodes} in turn what is meant for the {@code server} that they are together. */
    Wire(URI server, List<URI> nodes) {
        this.server = server;
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Sends one request on a connection of its own to the next node and returns the answer.
     *
     * @param target method and request target, for example {@code GET /api/scim/v2/Users}
     */
    Answer exchange(String target, Map<String, String> headers, byte[] body) throws IOException {
        return exchange(nodes.get(sent++ % nodes.size()), target, headers, body);
    }

    /** Sends a request without a body to every node and returns whether all answers are the same. */
    boolean isAnsweredAlike(String target, Map<String, String> headers) throws IOException {
        Set<String> answers = new HashSet<>();
        for (URI node : nodes) {
            Answer answer = exchange(node, target, headers, new byte[0]);
            answers.add(answer.status() + answer.body());
        }
        return answers.size() == 1;
    }

    private Answer exchange(URI node, String target, Map<String, String> headers, byte[] body) throws IOException {
        try (Socket socket = new Socket(node.getHost(), node.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(head(target, headers, body.length).getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private String head(String target, Map<String, String> headers, int bodyLength) {
        StringBuilder head = new StringBuilder(target).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(server.getAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (bodyLength > 0 || target.startsWith("P")) {
            head.append("Content-Length: ").append(bodyLength).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(":\\s*", 2);
            headers.merge(header[0], header[1], (first, second) -> first + ", " + second);
        }
        byte[] body = status == 204 || status == 304 ? new byte[0] : body(in, headers);
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.containsKey("Content-Length")) {
            return in.readNBytes(Integer.parseInt(headers.get("Content-Length")));
        }
        if (!"chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].trim(), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection after: " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
