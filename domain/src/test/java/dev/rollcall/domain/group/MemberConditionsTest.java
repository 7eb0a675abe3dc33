package dev.rollcall.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberConditionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    members.value eq "a"                         | a   | ''
                    members eq "a"                               | a   | ''
                    not (members.value eq "a") or members eq "b" | a,b | ''
                    members pr                                   | ''  | members pr
                    members.display pr                           | ''  | members.display pr
                    members.value ne "a"                         | a   | ''
                    members.value co "a"                         | ''  | members.value co "a"
                    members[value eq "a" and display eq "Ann"]   | ''  | members[value eq "a" and display eq "Ann"]
                    displayName eq "x" and members.type eq "U"   | ''  | members.type eq "U"
                    not (displayName eq "members")               | ''  | ''
                    externalId pr                                | ''  | ''
                    """)
    void tellsIdsFromOtherConditions(String text, String ids, String others) {
        MemberConditions conditions =
                MemberConditions.of(query(Filter.parse(text, CoreSchemas.GROUP, FilterLimits.DEFAULT)));

        assertThat(conditions.ids().stream().sorted().collect(Collectors.joining(",")))
                .isEqualTo(ids);
        assertThat(conditions.others().stream().map(Filter::toString).collect(Collectors.joining(",")))
                .isEqualTo(others);
    }

    /** Of ten members, number 7 is the first whose name begins with 7, and none is number 10. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    members pr                                               | 1 | 0
                    members.display sw "7"                                   | 8 | 7
                    members.display sw "7" and members.value co "3"          | 8 | 3,7
                    members.display sw "3" or members[value co "3"]          | 4 | 3
                    members.display sw "9" and not (members.type eq "Group") | 10 | 9
                    members[value eq "10"]                                   | 10 | ''
                    displayName pr                                           | 0 | ''
                    """)
    void readsMembersUntilEachConditionHasOne(String text, int read, String witnesses) {
        Filter filter = Filter.parse(text, CoreSchemas.GROUP, FilterLimits.DEFAULT);
        Iterator<Complex> members = IntStream.range(0, 10)
                .mapToObj(i -> Complex.of(Map.<String, Value>of(
                        "value", new Text("" + i), "display", new Text(i + " Ann"), "type", new Text("User"))))
                .iterator();

        List<Value> found = MemberConditions.of(query(filter)).witnesses(members);

        assertThat(found.stream()
                        .map(member -> ((Complex) member).text("value").orElseThrow())
                        .collect(Collectors.joining(",")))
                .isEqualTo(witnesses);
        int left = 0;
        while (members.hasNext()) {
            members.next();
            left++;
        }
        assertThat(10 - left).isEqualTo(read);
        assertThat(filter.matches(Complex.of("members", new Many(found)))).isEqualTo(!witnesses.isEmpty());
    }

    private static Query query(Filter filter) {
        return new Query(CoreSchemas.GROUP, Optional.of(filter), Page.FIRST);
    }
}
