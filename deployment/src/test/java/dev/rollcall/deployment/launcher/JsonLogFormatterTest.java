package dev.rollcall.deployment.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLogFormatterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a\r\nb\n{\"forged\":\"line\"}",
                "\u001b[31mred\u001b[0m",
                "\"quoted\" \\ and a tab\t",
                "\u0000\u0001\u007f\u0085\u2028\u2029",
                "\ud83d\ude00 whole and half \ud83d",
                "{0} {not a pattern",
                ""
            })
    void keepsAnyMessageOnOneLineOfJson(String message) {
        LogRecord entry = new LogRecord(Level.WARNING, "{0}");
        entry.setParameters(new Object[] {message});
        entry.setLoggerName("the.logger");

        String line = new JsonLogFormatter().format(entry);

        assertThat(line).endsWith("}\n");
        assertThat(line.substring(0, line.length() - 1).chars()).noneMatch(Character::isISOControl);
        assertThat(line.lines()).hasSize(1);
        assertThat(parsed(line).getString("message")).isEqualTo(message);
        assertThat(parsed(line).getString("level")).isEqualTo("WARNING");
        assertThat(parsed(line).getString("logger")).isEqualTo("the.logger");
    }

    @Test
    void keepsAStackTraceInTheSameLine() {
        LogRecord entry = new LogRecord(Level.SEVERE, "failed");
        entry.setThrown(new IllegalStateException("a \"cause\"\nof two lines"));

        String line = new JsonLogFormatter().format(entry);

        assertThat(line.lines()).hasSize(1);
        assertThat(parsed(line).getString("exception"))
                .contains("a \"cause\"\nof two lines")
                .contains("\tat ");
    }

    @Test
    void tellsTheTimeInUtc() {
        assertThat(parsed(new JsonLogFormatter().format(new LogRecord(Level.INFO, "now")))
                        .getString("time"))
                .endsWith("Z");
    }

    private static JsonObject parsed(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
