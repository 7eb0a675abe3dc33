package dev.rollcall.deployment.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1}                      | {'a': 1, 'b': 2}",
                "{'a': null}                   | {'b': 2}",
                "{'a': {'b': true}}            | {'a': {'b': true, 'c': 'x'}}",
                "{'a': [{'v': 1}, {'v': 2}]}   | {'a': [{'v': 2, 'w': 0}, {'v': 1}]}",
                "{'a': ['<more>', 'x']}        | {'a': ['y', 'x']}",
                "{'a': '<any>'}                | {'a': false}",
                "{'a': '<not x>'}              | {'a': 'y'}",
                "{'a': '<matches [0-9]+>'}     | {'a': '42'}",
                "{'a': '<date-time>'}          | {'a': '2026-11-22T03:04:05.678Z'}",
            })
    void anAnswerThatHasWhatIsExpectedPasses(String expected, String actual) {
        assertThat(differences(expected, actual)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1}                      | {'a': '1'}",
                "{'a': 1}                      | {}",
                "{'a': null}                   | {'a': null}",
                "{'a': null}                   | {'a': ''}",
                "{'a': [{'v': 1}]}             | {'a': [{'v': 1}, {'v': 2}]}",
                "{'a': [{'v': 1}, {'v': 1}]}   | {'a': [{'v': 1}]}",
                "{'a': ['x', '<more>']}        | {'a': ['y']}",
                "{'a': []}                     | {'a': ['y']}",
                "{'a': '<any>'}                | {'a': ''}",
                "{'a': '<text>'}               | {'a': 1}",
                "{'a': '<number>'}             | {'a': '1'}",
                "{'a': '<list>'}               | {'a': {}}",
                "{'a': '<not x>'}              | {'a': 'x'}",
                "{'a': '<matches [0-9]+>'}     | {'a': '4 2'}",
                "{'a': '<date-time>'}          | {'a': '2026-11-22T03:04:05'}",
            })
    void anAnswerThatDiffersIsReported(String expected, String actual) {
        assertThat(differences(expected, actual)).isNotEmpty();
    }

    @Test
    void anUnknownMarkIsRefused() {
        assertThatThrownBy(() -> differences("{'a': '<whatever>'}", "{'a': 1}")).hasMessageContaining("<whatever>");
    }

    @Test
    void nullsAndEmptyValuesAreUntidy() {
        JsonObject body = json("{'a': null, 'b': {}, 'c': [], 'Resources': [], 'd': [{'e': null}]}");
        assertThat(Expectation.untidyPlaces("body", body, Set.of("Resources")))
                .containsExactlyInAnyOrder(
                        "body.a is null",
                        "body.b is an empty object",
                        "body.c is an empty array",
                        "body.d[].e is null");
    }

    private static List<String> differences(String expected, String actual) {
        return Expectation.differences("body", json(expected), json(actual));
    }

    private static JsonObject json(String text) {
        return JsonText.object(text.replace('\'', '"'));
    }
}
