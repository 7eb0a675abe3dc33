package dev.rollcall.domain.scim.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    @ParameterizedTest
    @CsvSource({
        "2011-05-13T04:42:34.567Z, 2011-05-13T04:42:34.567Z",
        "9876-12-31T23:59:58.009Z, 9876-12-31T23:59:58.009Z",
        "2011-05-13T04:42:34Z, 2011-05-13T04:42:34Z",
        "2011-05-13T04:42:34.1Z, 2011-05-13T04:42:34.1Z",
        "2015-10-10T14:38:21.8617979-07:00, 2015-10-10T21:38:21.861797900Z",
        "2015-10-10T14:38:21.123456789+02:00, 2015-10-10T12:38:21.123456789Z",
        "0001-01-03T00:00:00.0000000Z, 0001-01-03T00:00:00Z",
        "2011-05-13T04:42:34, 2011-05-13T04:42:34Z",
        "2011-05-13T04:42Z, 2011-05-13T04:42:00Z"
    })
    void isTheInstantOfADateTime(String text, Instant instant) {
        assertThat(Moment.of(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-02-30T00:00:00.000Z",
                "2011-13-01T00:00:00.000Z",
                "2011-01-01T24:00:00.000Z",
                "2011-+1-01T00:00:00.000Z",
                "2011-0:-01T00:00:00.000Z",
                "2011.01-01T00:00:00.000Z",
                "2011-01.01T00:00:00.000Z",
                "2011-01-01 00:00:00.000Z",
                "2011-01-01T00.00:00.000Z",
                "2011-01-01T00:00.00.000Z",
                "2011-01-01T00:00:00:000Z",
                "2011-01-01T00:00:00.000X",
                "",
                "yesterday",
                "2011-05-13",
                "2011-02-30T00:00:00Z",
                "2011-05-13T04:42:34+99:00",
                "T",
                "1"
            })
    void isNoOtherText(String text) {
        assertThat(Moment.of(text)).isEmpty();
    }
}
