package dev.rollcall.rest.scim.quirk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchValueAsTextTest {

    @Test
    void theTextOfAnObjectBecomesTheObject() {
        Complex sent = json("{'operations': [{'op': 'replace', 'Value': ' {\\'title\\': \\'Dr.\\'}'}, {'op': 'x'}]}");
        assertThat(read(sent))
                .isEqualTo(json("{'operations': [{'op': 'replace', 'Value': {'title': 'Dr.'}}, {'op': 'x'}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Operations': [{'op': 'add', 'path': 'roles', 'value': '{\\'a\\': 1}'}]}",
                "{'Operations': [{'op': 'add', 'value': 'text'}]}",
                "{'Operations': [{'op': 'add', 'value': {'title': '{}'}}]}",
                "{'Operations': ['{}']}",
                "{'Operations': '{}'}",
                "{'value': '{}'}",
            })
    void everythingElseStaysAsItIs(String sent) {
        assertThat(read(json(sent))).isEqualTo(json(sent));
    }

    @Test
    void anEmptyPathIsNone() {
        Complex sent = json("{'Operations': [{'op': 'add', 'path': '', 'value': '{}'}]}");
        assertThat(read(sent)).isEqualTo(json("{'Operations': [{'op': 'add', 'path': '', 'value': {}}]}"));
    }

    @Test
    void aTextThatOnlyBeginsAnObjectIsRefused() {
        assertThatThrownBy(() -> read(json("{'Operations': [{'op': 'add', 'value': '{oops'}]}")))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_SYNTAX));
    }

    @Test
    void theTextHasTheLimitsOfTheBody() {
        Complex sent = json("{'Operations': [{'op': 'add', 'value': '{\\'emails\\': [1, 2]}'}]}");

        assertThat(PatchValueAsText.read(sent, new JsonLimits(1, 2, 10, 20, 2)))
                .isEqualTo(json("{'Operations': [{'op': 'add', 'value': {'emails': [1, 2]}}]}"));
        assertThatThrownBy(() -> PatchValueAsText.read(sent, new JsonLimits(1, 2, 10, 20, 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("more than 1 elements");
    }

    private static Complex read(Complex body) {
        return PatchValueAsText.read(body, JsonLimits.ofBody(1000));
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
