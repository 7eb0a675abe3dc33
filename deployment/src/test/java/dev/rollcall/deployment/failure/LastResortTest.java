package dev.rollcall.deployment.failure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class LastResortTest {

    @Test
    void tellsAClientWhoStoppedSendingFromAFailureOfTheServer() {
        IOException silence = new IOException(new TimeoutException());

        assertThat(LastResort.isBrokenOff(silence)).isTrue();
        assertThat(LastResort.isBrokenOff(new ServletException(new ProcessingException(silence))))
                .isTrue();
        assertThat(LastResort.isBrokenOff(new ServletException(new ProcessingException("without a cause"))))
                .isFalse();
        assertThat(LastResort.isBrokenOff(new ServletException(silence))).isFalse();
        assertThat(LastResort.isBrokenOff(new IllegalStateException(silence))).isFalse();
        assertThat(LastResort.isBrokenOff(new StackOverflowError())).isFalse();
    }
}
