package dev.rollcall.deployment.failure;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

/** A response whose {@code sendError} writes our body instead of the container's page, and that knows whether anybody wrote one. */
final class GuardedResponse extends HttpServletResponseWrapper {

    private final FailureBody failure;
    private boolean hasBody;

    GuardedResponse(HttpServletResponse response, FailureBody failure) {
        super(response);
        this.failure = failure;
    }

    @Override
    public void sendError(int status) throws IOException {
        if (isCommitted()) {
            throw new IllegalStateException("The answer has been sent");
        }
        hasBody = true;
        failure.write(status);
    }

    /** The message is left out: the container's and Jersey's name classes and versions. */
    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        hasBody = true;
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        hasBody = true;
        return super.getWriter();
    }

    /** Gives a body to a failure that was set as a bare status. */
    void fillEmptyFailure() throws IOException {
        if (getStatus() >= HttpServletResponse.SC_BAD_REQUEST && !hasBody) {
            sendUnlessCommitted(getStatus());
        }
    }

    /** Once the answer is on its way nothing can be mended: the log has it. */
    void sendUnlessCommitted(int status) throws IOException {
        if (!isCommitted()) {
            sendError(status);
        }
    }
}
