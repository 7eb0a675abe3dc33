package dev.rollcall.domain.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.value.Complex;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkRequestTest {

    private static final int MOST = 1000;

    private static final String SCHEMAS = "'schemas':['" + BulkRequest.SCHEMA + "']";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 2147483647",
                ",'failOnErrors':null | 2147483647",
                ",'failOnErrors':1 | 1",
                ",'FAILONERRORS':3 | 3",
                ",'failOnErrors':99999999999 | 2147483647"
            })
    void readsAfterHowManyErrorsToStop(String failOnErrors, int expected) {
        BulkRequest request = BulkRequest.parse(
                Tree.object(
                        "{" + SCHEMAS + ",'operations':[{'METHOD':'delete','path':'Users/1'}]" + failOnErrors + "}"),
                MOST);

        assertThat(request.failOnErrors()).isEqualTo(expected);
        BulkOperation operation = request.operations().get(0);
        assertThat(operation.knownMethod()).isEqualTo(BulkMethod.DELETE);
        assertThat(operation.endpoint()).isEqualTo("/Users");
        assertThat(operation.id()).contains("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Operations':[]} | INVALID_SYNTAX",
                "{'schemas':'urn:ietf:params:scim:api:messages:2.0:BulkRequest','Operations':[]} | INVALID_SYNTAX",
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[]} | INVALID_SYNTAX",
                "{SCHEMAS} | INVALID_SYNTAX",
                "{SCHEMAS,'Operations':{}} | INVALID_SYNTAX",
                "{SCHEMAS,'Operations':['DELETE']} | INVALID_SYNTAX",
                "{SCHEMAS,'Operations':[],'failOnErrors':0} | INVALID_VALUE",
                "{SCHEMAS,'Operations':[],'failOnErrors':1.5} | INVALID_VALUE",
                "{SCHEMAS,'Operations':[],'failOnErrors':'1'} | INVALID_VALUE"
            })
    void refusesWhatIsNoBulkRequest(String body, Reason reason) {
        assertRefused(Tree.object(body.replace("SCHEMAS", SCHEMAS)), reason);
    }

    @Test
    void refusesMoreThanAThousandOperations() {
        assertThat(BulkRequest.parse(operations(MOST), MOST).operations()).hasSize(MOST);
        Complex tooMany = operations(MOST + 1);
        assertRefused(tooMany, Reason.TOO_MANY);
        assertThatThrownBy(() -> BulkRequest.parse(tooMany, MOST)).hasMessageContaining("1000");
    }

    @Test
    void tellsWhatAnOperationLacks() {
        BulkOperation nothing = BulkOperation.of(Complex.empty());
        assertThatThrownBy(nothing::knownMethod).isInstanceOf(Refusal.class);
        assertThatThrownBy(nothing::body).isInstanceOf(Refusal.class);
        BulkOperation nameless =
                BulkOperation.of(Tree.object("{'method':'POST','path':'/Users/','data':{},'bulkId':' '}"));
        assertThatThrownBy(nameless::knownMethod).hasMessageContaining("bulkId");
        assertThat(nameless.id()).isEmpty();
        assertThat(nameless.body()).isEqualTo(Complex.empty());
    }

    @Test
    void tellsWhyAnOperationWasNotUnderstoodOnceItIsDone() {
        Refusal why = Refusal.of(Reason.INVALID_SYNTAX, "This is no JSON.");
        BulkOperation unreadable = BulkOperation.of(
                        Tree.object("{'method':'PATCH','path':'/Users/1','data':{'Operations':[]}}"))
                .notUnderstood(why);
        assertThat(unreadable.knownMethod()).isEqualTo(BulkMethod.PATCH);
        assertThatThrownBy(unreadable::body).isSameAs(why);
        assertThat(unreadable.understood(Complex.empty(), List.of()).body()).isEqualTo(Complex.empty());
    }

    private static Complex operations(int number) {
        return Tree.object("{" + SCHEMAS + ",'Operations':["
                + IntStream.range(0, number)
                        .mapToObj(i -> "{'method':'DELETE','path':'/Users/" + i + "'}")
                        .collect(Collectors.joining(","))
                + "]}");
    }

    private static void assertRefused(Complex body, Reason reason) {
        assertThatThrownBy(() -> BulkRequest.parse(body, MOST))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
