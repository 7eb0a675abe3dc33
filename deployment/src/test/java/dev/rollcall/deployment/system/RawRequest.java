package dev.rollcall.deployment.system;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests with characters that no proper client lets through. */
final class RawRequest {

    private static final int MILLISECONDS_TO_WAIT = 30_000;

    private RawRequest() {}

    /** Returns everything the server sends until it closes the connection. */
    static String get(URI address, String target, String token) throws IOException {
        return get(address, "localhost:" + address.getPort(), target, token);
    }

    /** The same under another name of the server. */
    static String get(URI address, String host, String target, String token) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(MILLISECONDS_TO_WAIT);
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
