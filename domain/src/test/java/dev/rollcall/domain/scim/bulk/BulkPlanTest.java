package dev.rollcall.domain.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rollcall.domain.scim.bulk.BulkPlan.Step;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkPlanTest {

    @Test
    void keepsTheOrderOfIndependentOperations() {
        assertThat(order(create("a"), delete("/Users/1"), create("b"))).containsExactly(0, 1, 2);
    }

    @Test
    void createsBeforeItRefers() {
        List<BulkOperation> operations =
                List.of(delete("/Users/bulkId:c"), create("a", "b"), create("b", "c"), create("c"), patch("a"));

        assertThat(BulkPlan.of(operations).stream().map(Step::index)).containsExactly(3, 0, 2, 1, 4);
        assertThat(BulkPlan.of(operations)).allSatisfy(step -> {
            assertThat(step.later()).isEmpty();
            assertThat(step.unknown()).isEmpty();
        });
    }

    @Test
    void opensACircleAtOnePlace() {
        List<Step> steps = BulkPlan.of(List.of(create("a", "b"), create("b", "c"), create("c", "a")));

        assertThat(steps)
                .containsExactly(
                        new Step(2, Set.of("a"), Set.of()),
                        new Step(1, Set.of(), Set.of()),
                        new Step(0, Set.of(), Set.of()));
        assertThat(BulkPlan.of(List.of(create("self", "self")))).containsExactly(new Step(0, Set.of("self"), Set.of()));
    }

    @Test
    void namesWhatNothingCreates() {
        assertThat(BulkPlan.of(List.of(create("a", "nobody"))))
                .containsExactly(new Step(0, Set.of(), Set.of("nobody")));
    }

    @Test
    void aLongChainIsPlannedWithoutDeepRecursion() {
        List<BulkOperation> chain = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            chain.add(create("n" + i, "n" + (i + 1)));
        }
        chain.add(create("n20000"));

        List<Integer> order = BulkPlan.of(chain).stream().map(Step::index).toList();

        assertThat(order).isSortedAccordingTo(Collections.reverseOrder()).hasSize(20_001);
    }

    @Test
    void looksAtEachReferenceOnce() {
        int unknown = 40_000;
        int known = 10_000;
        List<BulkOperation> operations = new ArrayList<>();
        operations.add(create(
                "all",
                IntStream.range(0, unknown + known).mapToObj(i -> "n" + i).toArray(String[]::new)));
        IntStream.range(unknown, unknown + known).forEach(i -> operations.add(create("n" + i)));

        List<Step> steps = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> BulkPlan.of(operations));

        assertThat(steps.get(known).index()).isZero();
        assertThat(steps.get(known).unknown()).hasSize(unknown);
    }

    @Test
    void replacesReferencesInValuesAndInFilters() {
        Value data = Many.of(
                new Text("bulkId:a"),
                new Text("members[value eq \"bulkId:a\" or value eq \"bulkId:z\"]"),
                new Text("see bulkId:a"),
                Complex.of("manager", new Text("BULKID:a")),
                Null.NULL);

        assertThat(BulkReferences.resolved(data, Map.of("a", "1")))
                .isEqualTo(Many.of(
                        new Text("1"),
                        new Text("members[value eq \"1\" or value eq \"bulkId:z\"]"),
                        new Text("see bulkId:a"),
                        Complex.of("manager", new Text("1")),
                        Null.NULL));
    }

    @Test
    void partsABodyIntoWhatRefersAndWhatDoesNot() {
        String urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        Complex manager = Complex.of("value", new Text("bulkId:later"));
        Complex body = Complex.of("displayName", (Value) new Text("G"))
                .with("members", Many.of(member("bulkId:later"), member("bulkId:known")))
                .with("roles", Many.of())
                .with(urn, Complex.of("manager", (Value) manager).with("department", new Text("D")));

        assertThat(BulkReferences.without(body, Set.of("later")))
                .isEqualTo(Complex.of("displayName", (Value) new Text("G"))
                        .with("members", Many.of(member("bulkId:known")))
                        .with("roles", Many.of())
                        .with(urn, Complex.of("department", new Text("D"))));
        assertThat(BulkReferences.only(body, Set.of("later")))
                .isEqualTo(Complex.of("members", (Value) Many.of(member("bulkId:later")))
                        .with(urn, Complex.of("manager", manager)));
    }

    private static Complex member(String value) {
        return Complex.of("value", new Text(value));
    }

    private static List<Integer> order(BulkOperation... operations) {
        return BulkPlan.of(Arrays.asList(operations)).stream().map(Step::index).toList();
    }

    private static BulkOperation create(String bulkId, String... referred) {
        Value[] members = Arrays.stream(referred)
                .map(reference -> member("bulkId:" + reference))
                .toArray(Value[]::new);
        return new BulkOperation(
                "POST", Optional.of(bulkId), Optional.empty(), "/Groups", Complex.of("members", Many.of(members)));
    }

    private static BulkOperation patch(String bulkId) {
        Complex operation = Complex.of("path", new Text("members[value eq \"bulkId:" + bulkId + "\"]"));
        return new BulkOperation("patch", Optional.empty(), Optional.empty(), "/Groups/1", operation);
    }

    private static BulkOperation delete(String path) {
        return new BulkOperation("DELETE", Optional.empty(), Optional.empty(), path, Null.NULL);
    }
}
