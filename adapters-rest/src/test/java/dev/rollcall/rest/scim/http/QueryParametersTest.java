package dev.rollcall.rest.scim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    private static final Complex JOY = Complex.of("id", new Text("1"))
            .with("userName", new Text("joy"))
            .with("title", new Text("Dr."))
            .with("nickName", new Text("J"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter=userName+eq+%22joy%22",
                "filter=userName%20eq%20%22joy%22",
                "filter=userName%20eq%20\"joy\"",
                "FILTER=username%20Eq%20joy",
                "aadOptscim062020&filter=userName+eq+%22joy%22",
                "filter=&filter=userName+eq+%22joy%22&",
                "&&filter=userName+eq+%22joy%22&x",
                "unknown=1&filter=userName+eq+%22joy%22",
                "filter=not(userName+eq+%22a%26b%3Dc%22)",
                "filter=userName+eq+%22joy%22&filter=userName+eq+%22eve%22"
            })
    void findsTheFilterHoweverItIsSpelled(String raw) {
        assertThat(query(raw).filter().orElseThrow().matches(JOY)).isTrue();
    }

    @Test
    void keepsPlusAndUmlautsThatAreEncoded() {
        Complex user = Complex.of("userName", new Text("j+ü@x"));
        assertThat(query("filter=userName+eq+%22j%2B%C3%BC@x%22")
                        .filter()
                        .orElseThrow()
                        .matches(user))
                .isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"&", "x", "filter", "filter=", "filter=%20", "startIndex=&count="})
    void asksForTheFirstPageOfEverythingWithoutParameters(String raw) {
        assertThat(query(raw).filter()).isEmpty();
        assertThat(query(raw).page()).isEqualTo(Page.FIRST);
    }

    @ParameterizedTest
    @CsvSource({
        "startIndex=5&count=10, 5, 10",
        "startindex=0&COUNT=0, 1, 0",
        "startIndex=-7&count=-1, 1, 0",
        "startIndex=007&count=%2B3, 7, 3",
        "count=1000000, 1, 1000",
        "count=99999999999999999999&startIndex=99999999999999999999, 2147483647, 1000",
        "startIndex=-99999999999999999999, 1, 100",
        "startIndex=3&startIndex=4, 3, 100",
        "startIndex=%203%20, 3, 100"
    })
    void bringsPagesIntoTheirRange(String raw, int startIndex, int count) {
        assertThat(query(raw).page()).isEqualTo(new Page(startIndex, count));
    }

    @ParameterizedTest
    @CsvSource({"cursor=, 100", "cursor=&count=1000, 1000", "cursor=&count=0, 0", "cursor=&count=-7, 0"})
    void readsACountByCursor(String raw, int count) {
        assertThat(query(raw).page()).isEqualTo(new Page(1, count));
    }

    @ParameterizedTest
    @CsvSource({
        "count=many, INVALID_VALUE",
        "cursor=&count=many, INVALID_COUNT",
        "cursor=&count=1001, INVALID_COUNT",
        "cursor=&count=99999999999999999999, INVALID_COUNT",
        "startIndex=1.5, INVALID_VALUE",
        "startIndex=0x10, INVALID_VALUE",
        "filter=userName, INVALID_FILTER",
        "filter=%zz, BAD_REQUEST",
        "filter=a%2, BAD_REQUEST",
        "%=1, BAD_REQUEST"
    })
    void refusesWhatItCannotRead(String raw, Reason reason) {
        assertThatThrownBy(() -> query(raw))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void joinsRepeatedListsOfAttributes() {
        assertThat(QueryParameters.parse("attributes=userName&ATTRIBUTES=title")
                        .projection(CoreSchemas.USER)
                        .apply(JOY)
                        .names())
                .containsExactly("id", "userName", "title");
    }

    @Test
    void leavesOutExcludedAttributes() {
        assertThat(QueryParameters.parse("excludedattributes=title%2CnickName")
                        .projection(CoreSchemas.USER)
                        .apply(JOY)
                        .names())
                .containsExactly("id", "userName");
    }

    private static Query query(String raw) {
        return QueryParameters.parse(raw)
                .queries(List.of(CoreSchemas.USER), FilterLimits.DEFAULT)
                .get(0);
    }
}
