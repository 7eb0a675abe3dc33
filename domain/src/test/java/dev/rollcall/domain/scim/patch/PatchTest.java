package dev.rollcall.domain.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest {

    private static final Complex JANE =
            Tree.object("{'userName':'jane','title':'T','name':{'familyName':'Doe'},'emails':[{'value':'j@x'}]}");
    private static final Resource RESOURCE =
            new Resource(CoreSchemas.USER, new ResourceId("2819"), Meta.createdAt(Instant.EPOCH), JANE);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                                 | INVALID_SYNTAX
                    {'Operations':null}                                                | INVALID_SYNTAX
                    {'Operations':{'op':'add'}}                                        | INVALID_SYNTAX
                    {'Operations':['add']}                                             | INVALID_SYNTAX
                    {'Operations':[{'path':'title','value':'x'}]}                      | INVALID_SYNTAX
                    {'Operations':[{'op':'move','path':'title','value':'x'}]}          | INVALID_SYNTAX
                    {'Operations':[{'op':1,'path':'title','value':'x'}]}               | INVALID_SYNTAX
                    {'Operations':[{'op':'remove'}]}                                   | NO_TARGET
                    {'Operations':[{'op':'remove','path':'USER'}]}                     | NO_TARGET
                    {'Operations':[{'op':'add'}]}                                      | INVALID_VALUE
                    {'Operations':[{'op':'add','value':'x'}]}                          | INVALID_VALUE
                    {'Operations':[{'op':'add','value':[{'title':'x'}]}]}              | INVALID_VALUE
                    {'Operations':[{'op':'add','path':'title'}]}                       | INVALID_VALUE
                    {'Operations':[{'op':'replace','path':'userName','value':''}]}     | INVALID_VALUE
                    {'Operations':[{'op':'replace','value':{'userName':null}}]}        | INVALID_VALUE
                    {'Operations':[{'op':'replace','path':'active','value':'maybe'}]}  | INVALID_VALUE
                    {'Operations':[{'op':'replace','path':'name','value':'Jane'}]}     | INVALID_VALUE
                    {'Operations':[{'op':'replace','path':'title','value':['a','b']}]} | INVALID_VALUE
                    {'Operations':[{'op':'remove','path':'userName'}]}                 | MUTABILITY
                    {'Operations':[{'op':'add','path':1,'value':'x'}]}                 | INVALID_PATH
                    {'Operations':[{'op':'add','path':'companyName','value':'x'}]}     | INVALID_PATH
                    {'Operations':[{'op':'remove','path':'name.companyName'}]}         | INVALID_PATH
                    {'Operations':[{'op':'add','path':'title.x','value':'x'}]}         | INVALID_PATH
                    {'Operations':[{'op':'remove','path':'emails[type eq \\'a\\'].x'}]} | INVALID_PATH
                    {'Operations':[{'op':'remove','path':'emails[type eq a'}]}         | INVALID_PATH
                    {'Operations':[{'op':'remove','path':'emails]type[eq a'}]}         | INVALID_PATH
                    {'Operations':[{'op':'remove','path':'emails[type eq a]value'}]}   | INVALID_PATH
                    {'Operations':[{'op':'remove','path':'title[value eq a]'}]}        | INVALID_PATH
                    {'Operations':[{'op':'remove','path':'nothing[value eq a]'}]}      | INVALID_PATH
                    {'Operations':[{'op':'remove','path':'emails[type xx a]'}]}        | INVALID_FILTER
                    {'Operations':[{'op':'add','path':'emails[type co a].value','value':'x'}]}    | NO_TARGET
                    {'Operations':[{'op':'add','path':'emails[not (value eq j@x)].value','value':'x'}]} | NO_TARGET
                    {'Operations':[{'op':'add','path':'emails[type eq a or type eq b].value','value':'x'}]} | NO_TARGET
                    {'Operations':[{'op':'add','path':'emails[type eq a and type eq b].value','value':'x'}]} | NO_TARGET
                    {'Operations':[{'op':'add','path':'emails[colour eq a].value','value':'x'}]}  | NO_TARGET
                    {'Operations':[{'op':'replace','path':'name[familyName eq Roe].givenName','value':'x'}]} | NO_TARGET
                    {'Operations':[{'op':'add','path':'emails[value eq "\\\\u0000"].type','value':'x'}]}      | INVALID_VALUE
                    {'Operations':[{'op':'add','path':'emails[value eq "\\\\ud800"].type','value':'x'}]}      | INVALID_VALUE
                    {'Operations':[{'op':'add','path':'emails[value eq ""].type','value':'x'}]}  | NO_TARGET
                    {'Operations':[{'op':'add','path':'manager[displayName eq Jane].$ref','value':'x'}]} | NO_TARGET
                    {'Operations':[{'op':'add','path':'ENT'}]}                         | INVALID_VALUE
                    {'Operations':[{'op':'replace','path':'ENT','value':'x'}]}         | INVALID_VALUE
                    {'Operations':[{'op':'replace','path':'ENT','value':[{},{}]}]}     | INVALID_VALUE
                    {'Operations':[{'op':'add','value':{'ENT':7}}]}                    | INVALID_VALUE
                    {'Operations':[{'op':'replace','path':'id','value':'other'}]}      | MUTABILITY
                    {'Operations':[{'op':'replace','value':{'id':'other'}}]}           | MUTABILITY
                    {'Operations':[{'op':'remove','path':'id'}]}                       | MUTABILITY
                    {'Operations':[{'op':'remove','path':'groups'}]}                   | MUTABILITY
                    {'Operations':[{'op':'add','path':'groups','value':[{'value':'g'}]}]}         | MUTABILITY
                    {'Operations':[{'op':'add','path':'groups[value eq a].display','value':'g'}]} | MUTABILITY
                    {'Operations':[{'op':'replace','path':'meta.created','value':'x'}]} | MUTABILITY
                    {'Operations':[{'op':'replace','path':'ENT:manager.displayName','value':'x'}]} | MUTABILITY
                    """)
    void refuses(String body, Reason reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> parse(body).apply(RESOURCE, quirk -> {}, () -> {}))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason))
                .satisfies(refusal -> assertThat(refusal.detail()).endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'Operations':[{'op':'replace','path':'id','value':'2819'}]}
                    {'Operations':[{'op':'replace','value':{'id':'2819'}}]}
                    {'Operations':[{'op':'replace','path':'meta.resourceType','value':'User'}]}
                    {'Operations':[{'op':'replace','path':'schemas','value':['x']}]}
                    {'Operations':[{'op':'replace','path':'title','value':'T'}]}
                    {'Operations':[{'op':'remove','path':'emails','value':''}]}
                    {'Operations':[{'op':'remove','path':'emails[value eq j@x].display'}]}
                    {'Operations':[{'op':'replace','path':'emails.type','value':''}]}
                    {'Operations':[{'op':'remove','path':'name[familyName eq Roe].givenName'}]}
                    {'operations':[]}
                    {'schemas':['x'],'id':'x','OPERATIONS':[{'op':'add','value':{}}]}
                    """)
    void leavesTheResourceAsItIs(String body) {
        assertThat(parse(body).apply(RESOURCE, quirk -> {}, () -> {})).isEqualTo(JANE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'op':'replace','path':'emails[type eq work].value','value':'w@x'}      | replaceWithoutMatch
                    {'op':'replace','path':'emails[type eq work]','value':{'value':'w@x'}}  | replaceWithoutMatch
                    {'op':'add','path':'emails[type eq work].value','value':'w@x'}          | ``
                    {'op':'replace','path':'emails[value eq j@x].type','value':'work'}      | ``
                    {'op':'replace','path':'phoneNumbers.value','value':'1'}                | ``
                    {'op':'remove','path':'emails[type eq work]'}                           | ``
                    """)
    void namesAReplacementOfWhatIsNotThere(String operation, String quirk) {
        Set<String> tolerated = new LinkedHashSet<>();

        parse("{'Operations':[" + operation + "]}").apply(RESOURCE, tolerated::add, () -> {});

        assertThat(String.join(",", tolerated)).isEqualTo(quirk);
    }

    @Test
    void toleratesAnIdWhereTheResourceIsNotAtHand() {
        assertThat(parse("{'Operations':[{'op':'replace','value':{'id':'x','title':'T'}}]}")
                        .apply(JANE))
                .isEqualTo(JANE);
    }

    @Test
    void refusesToWriteWhatIsReadOnlyAlsoWhereTheResourceIsNotAtHand() {
        Patch patch = parse("{'Operations':[{'op':'add','path':'groups','value':[{'value':'g'}]}]}");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> patch.apply(JANE))
                .withMessage("The attribute 'groups' is read-only.");
    }

    @Test
    void ignoresAndReportsPathsOfUnknownSchemasAndUnknownKeys() {
        Patch patch = parse("""
                {'Operations':[
                  {'op':'add','path':'urn:ietf:params:scim:schemas:extension:CustomExtension:2.0:User:tag','value':'x'},
                  {'op':'remove','path':'urn:x:y:roles[value eq \\"a:b\\"]'},
                  {'op':'add','path':'ENT:shoeSize','value':'x'},
                  {'op':'add','value':{'colour':'x','name':{'nick':'x'},'ENT':{'hat':'x'},'urn:a:b':{'c':'x'}}}]}
                """);

        assertThat(patch.apply(RESOURCE, quirk -> {}, () -> {})).isEqualTo(JANE.without("none"));
        assertThat(patch.ignored())
                .containsExactly(
                        "urn:ietf:params:scim:schemas:extension:CustomExtension:2.0:User:tag",
                        "urn:x:y:roles[value eq \"a:b\"]",
                        Tree.urns("ENT:shoeSize"),
                        "colour",
                        "name.nick",
                        Tree.urns("ENT:hat"),
                        "urn:a:b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'Operations':[{'op':'add','path':'urn:a:b:c','value':'x'}]}         | INVALID_PATH
                    {'Operations':[{'op':'add','value':{'colour':'x'}}]}                 | INVALID_PATH
                    {'Operations':[{'op':'add','path':'name','value':{'nick':'x'}}]}     | INVALID_VALUE
                    """)
    void rejectsUnknownNamesOnRequest(String body, Reason reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Patch.parse(
                        Tree.object(body), CoreSchemas.USER, UnknownAttributes.REJECT, MessageLimits.DEFAULT))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void takesAThousandOperationsAndNotOneMore() {
        String operation = "{'op':'replace','path':'title','value':'x'},";
        String full = "{'Operations':[" + operation.repeat(1000) + "]}";
        String tooFull = "{'Operations':[" + operation.repeat(1001) + "]}";

        assertThat(parse(full).apply(JANE).text("title")).contains("x");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> parse(tooFull))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY));
    }

    @Test
    void takesAsMuchAsItIsTold() {
        MessageLimits two = new MessageLimits(10, 2, new FilterLimits(100, 1, 1));
        String operation = "{'op':'replace','path':'emails[type eq \"work\"].value','value':'x'},";
        Complex body = Tree.object("{'Operations':[" + operation.repeat(2) + "]}");
        Complex longer = Tree.object("{'Operations':[" + operation.repeat(3) + "]}");
        Complex wider = Tree.object("{'Operations':[" + operation.replace("\"work\"", "a or type eq b") + "]}");

        Patch.parse(body, CoreSchemas.USER, UnknownAttributes.IGNORE, two);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Patch.parse(longer, CoreSchemas.USER, UnknownAttributes.IGNORE, two))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY))
                .withMessage("A PATCH request takes at most 2 operations.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Patch.parse(wider, CoreSchemas.USER, UnknownAttributes.IGNORE, two))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_FILTER));
    }

    @Test
    void takesAThousandConditionsAndNotOneMore() {
        String operation = "{'op':'remove','path':'emails[not (type eq a) and (value co b or %s)]'},";
        String three = operation.formatted("value co c");
        String four = operation.formatted("display pr or primary eq true");
        String full = "{'Operations':[" + three.repeat(332) + four + "]}";
        String tooFull = "{'Operations':[" + three.repeat(331) + four.repeat(2) + "]}";

        parse(full);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> parse(tooFull))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY))
                .withMessage("The filters in the paths of a PATCH request have at most 1000 conditions.");
    }

    @Test
    void takesTheConditionsOfOneFilterHoweverFewTheOperations() {
        MessageLimits limits = new MessageLimits(10, 1, new FilterLimits(100, 1, 2));
        Complex body = Tree.object("{'Operations':[{'op':'remove','path':'emails[type eq a or type eq b]'}]}");

        Patch.parse(body, CoreSchemas.USER, UnknownAttributes.IGNORE, limits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'op':'add','value':{'title':'x','nickName':'x'}}            | {'op':'add','value':{'title':'x','nickName':'x','locale':'x'}}
                    {'op':'add','path':'%s','value':{'title':'x','locale':'x'}}  | {'op':'add','path':'%s','value':{'title':'x','locale':'x','nickName':'x'}}
                    {'op':'add','value':{'%s':{'title':'x'},'locale':'x'}}       | {'op':'add','value':{'%s':{'title':'x','nickName':'x'},'locale':'x'}}
                    """)
    void countsAnObjectWithoutPathByItsAttributes(String two, String three) {
        MessageLimits limits = new MessageLimits(10, 2, FilterLimits.DEFAULT);
        String core = CoreSchemas.USER.core().id();
        Complex body = Tree.object("{'Operations':[" + two.replace("%s", core) + "]}");
        Complex longer = Tree.object("{'Operations':[" + three.replace("%s", core) + "]}");

        Patch.parse(body, CoreSchemas.USER, UnknownAttributes.IGNORE, limits);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Patch.parse(longer, CoreSchemas.USER, UnknownAttributes.IGNORE, limits))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY));
    }

    @Test
    void canBeEndedBeforeEachOperation() {
        Patch patch = parse("{'Operations':[{'op':'add','path':'title','value':'x'},"
                + "{'op':'add','path':'emails[type eq \"a\"].value','value':'x'},"
                + "{'op':'add','path':'locale','value':'x'}]}");
        AtomicInteger checks = new AtomicInteger();

        assertThatIllegalStateException()
                .isThrownBy(() -> patch.apply(RESOURCE, quirk -> {}, () -> {
                    if (checks.incrementAndGet() == 3) {
                        throw new IllegalStateException();
                    }
                }));
    }

    @Test
    void changesNothingWhenALaterOperationIsRefused() {
        Patch patch = parse("{'Operations':[{'op':'add','path':'title','value':'New'},"
                + "{'op':'add','path':'emails[type co a].value','value':'x'}]}");

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> patch.apply(JANE));
        assertThat(JANE.text("title")).contains("T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"value", "type", "$ref"})
    void addsTwentyThousandElementsWithoutComparingEachWithEach(String distinct) {
        Complex element = Tree.object("{'value':'same'}").without(distinct.equals("$ref") ? "value" : "");
        Many elements = new Many(IntStream.range(0, 20_000)
                .mapToObj(i -> (Value) element.with(distinct, new Text("n" + i)))
                .toList());
        Complex add = Tree.object("{'op':'add','path':'members'}").with("value", elements);
        Patch patch = Patch.parse(
                Complex.of("Operations", Many.of(add)),
                CoreSchemas.GROUP,
                UnknownAttributes.IGNORE,
                MessageLimits.DEFAULT);

        Complex full = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> patch.apply(patch.apply(Tree.object("{'displayName':'Staff'}"))));

        assertThat(full.get("members")).isEqualTo(elements);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'display':'a'}                              | 3,4
                    {'display':'a','type':'work'}                | 2,3,4
                    {'display':'a','type':'work','primary':true} | 2,3,4
                    {'display':'b'},{'type':'work'}              | 2,4
                    {'display':'b'},{'display':'c'}              | 1,2,4
                    {'display':'A'}                              | 1,2,3,4
                    {'display':'a','type':'other'}               | 1,2,3,4
                    {'display':'c'},{'display':'a','type':'home'},{'value':'3'} | 1,4
                    """)
    void removesTheElementsThatHaveAllThatOneOfThePatternsNames(String patterns, String rest) {
        Complex user = Tree.object("{'userName':'jane','emails':["
                + "{'value':'1','display':'a','type':'work','primary':true},"
                + "{'value':'2','display':'a','type':'home'},"
                + "{'value':'3','display':'b','type':'work'},"
                + "{'value':'4'}]}");
        Patch patch = parse("{'Operations':[{'op':'remove','path':'emails','value':[" + patterns + "]}]}");

        assertThat(((Many) patch.apply(user).get("emails")).complexElements().map(email -> email.text("value")
                        .orElseThrow()))
                .containsExactly(rest.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"value", "display"})
    void removesTwentyThousandElementsWithoutComparingEachWithEach(String distinct) {
        Many elements = new Many(IntStream.range(0, 20_000)
                .mapToObj(i -> (Value) Complex.of("value", new Text("v" + i)).with("display", new Text("d" + i)))
                .toList());
        Many patterns = new Many(elements.complexElements()
                .map(element -> (Value) Complex.of(
                        distinct, element.text(distinct).<Value>map(Text::new).orElseThrow()))
                .toList());
        Complex remove = Tree.object("{'op':'remove','path':'emails'}").with("value", patterns);
        Patch patch = Patch.parse(
                Complex.of("Operations", Many.of(remove)),
                CoreSchemas.USER,
                UnknownAttributes.IGNORE,
                MessageLimits.DEFAULT);

        Complex rest =
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> patch.apply(JANE.with("emails", elements)));

        assertThat(rest).isEqualTo(JANE.without("emails"));
    }

    @Test
    void letsNoListGrowBeyondTwentyThousandElements() {
        Complex almost = JANE.with("emails", addresses(0, 19_999));
        Patch one = adding(addresses(30_000, 1));

        Complex full = one.apply(almost);

        assertThat(((Many) full.get("emails")).elements()).hasSize(20_000);
        assertThat(one.apply(full)).isEqualTo(full);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> adding(addresses(40_000, 1)).apply(full))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_SYNTAX))
                .withMessageContaining("'emails'")
                .withMessageContaining("20000 elements");
    }

    private static Patch adding(Many emails) {
        Complex add = Tree.object("{'op':'add','path':'emails'}").with("value", emails);
        return Patch.parse(
                Complex.of("Operations", Many.of(add)),
                CoreSchemas.USER,
                UnknownAttributes.IGNORE,
                MessageLimits.DEFAULT);
    }

    private static Many addresses(int first, int count) {
        return new Many(IntStream.range(first, first + count)
                .mapToObj(i -> (Value) Complex.of("value", new Text("n" + i)))
                .toList());
    }

    private static Patch parse(String body) {
        return Patch.parse(Tree.object(body), CoreSchemas.USER, UnknownAttributes.IGNORE, MessageLimits.DEFAULT);
    }
}
