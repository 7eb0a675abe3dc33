package dev.rollcall.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "members.value eq \"a\" | members.value eq \"a\" | a",
                "members eq \"a\" | members.value eq \"a\" | a",
                "members[value eq \"a\"] | members.value eq \"a\" | a",
                "members[value eq \"a\" or value eq \"b\"] | members.value eq \"a\" or members.value eq \"b\" | a,b",
                "members pr | members.value pr | *",
                "members.value pr | members.value pr | *",
                "members.display pr | members.value pr | *",
                "not (members.value eq \"a\") | not (members.value eq \"a\") | a",
                "displayName eq \"x\" and members eq \"a\" | displayName eq \"x\" and members.value eq \"a\" | a",
                "displayName eq \"x\" or members pr | displayName eq \"x\" or members.value pr | *",
                "displayName eq \"members\" | displayName eq \"members\" | ''",
                "externalId pr | externalId pr | ''"
            })
    void asksForMembersByTheirIdsOnly(String sent, String meant, String ids) {
        Filter filter = MemberFilter.of(parse(sent));

        assertThat(filter).isEqualTo(parse(meant));
        assertThat(String.join(",", MemberFilter.ids(filter))).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members.value co \"a\"",
                "members.value gt \"a\"",
                "members.display eq \"Ann\"",
                "members[display eq \"Ann\"]",
                "displayName eq \"x\" and members.type eq \"User\""
            })
    void refusesWhatNoIndexAnswers(String sent) {
        assertThatThrownBy(() -> MemberFilter.of(parse(sent)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_FILTER));
    }

    private static Filter parse(String text) {
        return Filter.parse(text, CoreSchemas.GROUP);
    }
}
