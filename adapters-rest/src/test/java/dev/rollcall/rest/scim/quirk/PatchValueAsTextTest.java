package dev.rollcall.rest.scim.quirk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(PatchValueAsText.read(sent))
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
        assertThat(PatchValueAsText.read(json(sent))).isEqualTo(json(sent));
    }

    @Test
    void anEmptyPathIsNone() {
        Complex sent = json("{'Operations': [{'op': 'add', 'path': '', 'value': '{}'}]}");
        assertThat(PatchValueAsText.read(sent))
                .isEqualTo(json("{'Operations': [{'op': 'add', 'path': '', 'value': {}}]}"));
    }

    @Test
    void aTextThatOnlyBeginsAnObjectIsRefused() {
        assertThatThrownBy(() -> PatchValueAsText.read(json("{'Operations': [{'op': 'add', 'value': '{oops'}]}")))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_SYNTAX));
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
