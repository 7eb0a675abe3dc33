package dev.rollcall.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.group.MemberDelta.Present;
import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of a write of members, and what becomes of members who are not named: nobody leaves by accident. */
class MemberChangesTest {

    private static final Set<String> NOBODY = Set.of();

    private static final String OURS = CoreSchemas.ROLLCALL_GROUP.id();

    static Stream<Arguments> shapes() {
        return Stream.of(
                // What Entra sends, with and without its flag.
                arguments(
                        "{op:'Add',path:'members',value:[{'$ref':null,value:'a'}]}", Present.KEPT, NOBODY, Set.of("a")),
                arguments(
                        "{op:'Remove',path:'members',value:[{'$ref':null,value:'a'}]}",
                        Present.KEPT,
                        Set.of("a"),
                        NOBODY),
                arguments("{op:'remove',path:'members[value eq \"a\"]'}", Present.KEPT, Set.of("a"), NOBODY),
                arguments("{op:'Remove',path:'members'}", Present.REPLACED, NOBODY, NOBODY),
                arguments("{op:'Remove',path:'members',value:null}", Present.REPLACED, NOBODY, NOBODY),
                arguments(
                        "{op:'Replace',path:'members',value:[{value:'a'},{value:'b'}]}",
                        Present.REPLACED,
                        NOBODY,
                        Set.of("a", "b")),
                arguments("{op:'Replace',value:{displayName:'X'}}", Present.KEPT, NOBODY, NOBODY),
                // What Okta sends.
                arguments(
                        "{op:'replace',path:'members',value:[{value:'a',display:'ann'}]}",
                        Present.REPLACED,
                        NOBODY,
                        Set.of("a")),
                arguments("{op:'replace',path:'members',value:[]}", Present.REPLACED, NOBODY, NOBODY),
                arguments("{op:'replace',value:{members:[],id:'g',displayName:'X'}}", Present.REPLACED, NOBODY, NOBODY),
                // What Ping and OpenICF send.
                arguments("{op:'add',value:{members:[{value:'a'}]}}", Present.KEPT, NOBODY, Set.of("a")),
                arguments("{op:'replace',value:{members:[{value:'a'}]}}", Present.REPLACED, NOBODY, Set.of("a")),
                // Other spellings of the same.
                arguments("{op:'add',path:'members',value:'a'}", Present.KEPT, NOBODY, Set.of("a")),
                arguments("{op:'add',path:'members',value:['a','b']}", Present.KEPT, NOBODY, Set.of("a", "b")),
                arguments("{op:'add',path:'members',value:{value:'a'}}", Present.KEPT, NOBODY, Set.of("a")),
                arguments("{op:'add',path:'members',value:{Value:7}}", Present.KEPT, NOBODY, Set.of("7")),
                arguments(
                        "{name:'addMember',op:'add',path:'members',value:[{displayName:'new User',value:'a'}]}",
                        Present.KEPT,
                        NOBODY,
                        Set.of("a")),
                arguments("{OP:'ADD',Path:'MEMBERS',VALUE:[{value:'a'}]}", Present.KEPT, NOBODY, Set.of("a")),
                arguments(
                        "{op:'add',path:'urn:ietf:params:scim:schemas:core:2.0:Group:members',value:[{value:'a'}]}",
                        Present.KEPT,
                        NOBODY,
                        Set.of("a")),
                arguments(
                        "{op:'add',value:{'urn:ietf:params:scim:schemas:core:2.0:Group:members':[{value:'a'}]}}",
                        Present.KEPT,
                        NOBODY,
                        Set.of("a")),
                arguments(
                        "{op:'add',value:{'urn:ietf:params:scim:schemas:core:2.0:Group':{members:[{value:'a'}]}}}",
                        Present.KEPT,
                        NOBODY,
                        Set.of("a")),
                arguments(
                        "{op:'add',path:'urn:ietf:params:scim:schemas:core:2.0:Group',value:{members:[{value:'a'}]}}",
                        Present.KEPT,
                        NOBODY,
                        Set.of("a")),
                arguments("{op:'add',path:'GROUP',value:[{members:[{value:'a'}]}]}", Present.KEPT, NOBODY, Set.of("a")),
                arguments("{op:'add',value:{'GROUP':[{members:[{value:'a'}]}]}}", Present.KEPT, NOBODY, Set.of("a")),
                arguments(
                        "{op:'replace',path:'" + OURS + "',value:{members:[{value:'a'}]}}",
                        Present.REPLACED,
                        NOBODY,
                        Set.of("a")),
                arguments(
                        "{op:'add',value:{'" + OURS + "':[{Members:[{value:'a'}]}]}}",
                        Present.KEPT,
                        NOBODY,
                        Set.of("a")),
                arguments("{op:'add',path:'" + OURS + ":members',value:'a'}", Present.KEPT, NOBODY, Set.of("a")),
                arguments(
                        "{op:'remove',path:'members[value eq \"a\" or value eq \"b\"]'}",
                        Present.KEPT,
                        Set.of("a", "b"),
                        NOBODY),
                arguments(
                        "{op:'remove',path:'members[value eq \"a\" and type eq \"User\"]'}",
                        Present.KEPT,
                        Set.of("a"),
                        NOBODY),
                arguments(
                        "{op:'remove',path:'members[value eq \"a\" and type eq \"Group\"]'}",
                        Present.KEPT,
                        NOBODY,
                        NOBODY),
                arguments(
                        "{op:'remove',path:'members[value eq \"a\" and value eq \"b\"]'}",
                        Present.KEPT,
                        NOBODY,
                        NOBODY),
                arguments("{op:'remove',path:'members',value:'a'}", Present.KEPT, Set.of("a"), NOBODY),
                arguments(
                        "{op:'remove',path:'members',value:[{value:'a',type:'Group'}]}",
                        Present.KEPT,
                        Set.of("a"),
                        NOBODY),
                arguments(
                        "{op:'add',path:'members[value eq \"a\"]',value:{value:'a'}}",
                        Present.KEPT,
                        NOBODY,
                        Set.of("a")),
                // What names nobody changes nothing.
                arguments("{op:'add',path:'members',value:[]}", Present.KEPT, NOBODY, NOBODY),
                arguments("{op:'remove',path:'members',value:[]}", Present.KEPT, NOBODY, NOBODY),
                arguments("{op:'replace',value:{members:null}}", Present.KEPT, NOBODY, NOBODY),
                arguments("{op:'add',value:{members:null}}", Present.KEPT, NOBODY, NOBODY));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void oneOperationIsOneChangeOfASet(String operation, Present present, Set<String> removed, Set<String> added) {
        MemberDelta delta = split(operation).delta();

        assertThat(delta).isEqualTo(new MemberDelta(present, removed, added));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{op:'replace',path:'members',value:null}",
                "{op:'replace',path:'members'}",
                "{op:'replace',path:'members',value:''}",
                "{op:'replace',path:'members',value:' '}",
                "{op:'replace',path:'members',value:{}}",
                "{op:'replace',path:'members',value:[{}]}",
                "{op:'replace',path:'members',value:[null]}",
                "{op:'replace',path:'members',value:[[]]}",
                "{op:'replace',path:'members',value:[true]}",
                "{op:'replace',path:'members',value:false}",
                "{op:'replace',path:'members',value:[{display:'ann'}]}",
                "{op:'replace',path:'members',value:[{value:null}]}",
                "{op:'replace',path:'members',value:[{value:''}]}",
                "{op:'replace',path:'members',value:[{value:{value:'a'}}]}",
                "{op:'replace',path:'members',value:[{id:'a'}]}",
                "{op:'replace',path:'members',value:{members:[{value:'a'}]}}",
                "{op:'replace',path:'members',value:[{value:'a'},{}]}",
                "{op:'replace',value:{members:''}}",
                "{op:'replace',value:{members:{}}}",
                "{op:'replace',value:{members:[{}]}}",
                "{op:'remove',path:'members',value:''}",
                "{op:'remove',path:'members',value:{}}",
                "{op:'remove',path:'members',value:[{}]}",
                "{op:'remove',path:'members',value:[{display:'ann'}]}",
                "{op:'remove',path:'members',value:false}",
                "{op:'remove',path:'members[value pr]'}",
                "{op:'remove',path:'members[value ne \"a\"]'}",
                "{op:'remove',path:'members[not (value eq \"a\")]'}",
                "{op:'remove',path:'members[value sw \"\"]'}",
                "{op:'remove',path:'members[type eq \"User\"]'}",
                "{op:'remove',path:'members[value eq \"a\" or type eq \"User\"]'}",
                "{op:'remove',path:'members[display eq \"ann\"]'}",
                "{op:'remove',path:'members[]'}",
                "{op:'replace',path:'members[value eq \"a\" and type eq \"Group\"]',value:{display:'x'}}",
                "{op:'remove',path:'members['}",
                "{op:'remove',path:'members.value'}",
                "{op:'remove',path:'members[value eq \"a\"].value'}",
                "{op:'replace',path:'members.value',value:'a'}",
                "{op:'replace',path:'members[value eq \"a\"].value',value:'b'}",
                "{op:'replace',path:'members[value eq \"a\"]',value:{value:'b'}}",
                "{op:'replace',path:'members[value eq \"a\"]',value:[]}",
                "{op:'clear',path:'members'}",
                "{op:'',path:'members'}",
                "{op:'add',path:'members',value:[{value:'a',type:'Group'}]}",
                "{op:'add',path:'members',value:[{value:'a','$ref':'https://x/Groups/a'}]}",
                "{op:'add',path:'members',value:[{value:'a','$ref':'../Groups/a'}]}"
            })
    void whatIsNotUnderstoodIsRefused(String operation) {
        assertThatThrownBy(() -> split(operation))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isIn(
                                Reason.INVALID_VALUE,
                                Reason.NO_TARGET,
                                Reason.INVALID_FILTER,
                                Reason.INVALID_PATH,
                                Reason.INVALID_SYNTAX,
                                Reason.MUTABILITY));
    }

    @Test
    void aReplacementTakesWhomItSelectsForMembers() {
        String replacement = "{op:'replace',path:'members[value eq \"a\"]',value:{display:'x'}}";
        Set<String> one = Set.of("a");

        assertThat(split(replacement).delta()).isEqualTo(new MemberDelta(Present.KEPT, NOBODY, one, one));
        assertThat(split(replacement).delta().withAdded(NOBODY).expected()).isEqualTo(one);
        assertThat(split("{op:'add',path:'members',value:'a'}", replacement).delta())
                .isEqualTo(new MemberDelta(Present.KEPT, NOBODY, one));
        assertThat(split("{op:'add',path:'members',value:'b'}", replacement)
                        .delta()
                        .expected())
                .isEqualTo(one);
    }

    @Test
    void operationsApplyInTheirOrder() {
        assertThat(split("{op:'add',path:'members',value:'a'}", "{op:'remove',path:'members',value:'a'}")
                        .delta())
                .isEqualTo(new MemberDelta(Present.KEPT, Set.of("a"), NOBODY));
        assertThat(split("{op:'remove',path:'members',value:'a'}", "{op:'add',path:'members',value:'a'}")
                        .delta())
                .isEqualTo(new MemberDelta(Present.KEPT, NOBODY, Set.of("a")));
        assertThat(split(
                                "{op:'add',path:'members',value:'a'}",
                                "{op:'remove',path:'members'}",
                                "{op:'add',path:'members',value:['b','c']}",
                                "{op:'remove',path:'members[value eq \"c\"]'}")
                        .delta())
                .isEqualTo(new MemberDelta(Present.REPLACED, Set.of("c"), Set.of("b")));
    }

    @Test
    void theRestIsLeftForTheOtherAttributes() {
        MemberChanges changes = split(
                "{op:'replace',value:{members:[{value:'a'}],id:'g',displayName:'X'}}",
                "{op:'add',path:'members',value:'b'}",
                "{op:'replace',path:'description',value:'Y'}");

        assertThat(changes.rest())
                .isEqualTo(
                        tree(
                                "{Operations:[{op:'replace',value:{id:'g',displayName:'X'}},{op:'replace',path:'description',value:'Y'}]}"));
        assertThat(split("{op:'add',path:'" + OURS + "',value:[{members:['a'],description:'Y'}]}")
                        .rest())
                .isEqualTo(tree("{Operations:[{op:'add',path:'" + OURS + "',value:{description:'Y'}}]}"));
        for (String untouched : List.of(
                "{op:'replace',path:'" + OURS + "',value:{}}",
                "{op:'replace',value:{'" + OURS + "':{}}}",
                "{op:'remove',path:'" + OURS + "'}")) {
            assertThat(split(untouched).rest()).isEqualTo(tree("{Operations:[" + untouched + "]}"));
        }
        assertThat(split("{op:'remove',value:{members:[{value:'a'}]}}").rest())
                .isEqualTo(tree("{Operations:[{op:'remove',value:{members:[{value:'a'}]}}]}"));
    }

    @Test
    void aBodySaysNothingAboutMembersUnlessItHasThem() {
        assertThat(ofBody("{displayName:'X'}").delta()).isEqualTo(MemberDelta.NONE);
        assertThat(ofBody("{displayName:'X',members:null}").delta()).isEqualTo(MemberDelta.NONE);
        assertThat(ofBody("{'urn:ietf:params:scim:schemas:core:2.0:Group':{members:['a']}}")
                        .added())
                .containsExactly("a");
        MemberChanges ours = ofBody("{'" + OURS + "':{members:['a'],description:'Y'}}");
        assertThat(ours.added()).containsExactly("a");
        assertThat(ours.rest()).isEqualTo(tree("{'" + OURS + "':{description:'Y'}}"));
        assertThat(ofBody("{displayName:'X',members:[]}").delta()).isEqualTo(MemberDelta.replacing(NOBODY));
        MemberChanges changes = ofBody("{displayName:'X',Members:[{value:'a'},'b',{value:'a'}]}");
        assertThat(changes.delta()).isEqualTo(MemberDelta.replacing(Set.of("a", "b")));
        assertThat(changes.rest()).isEqualTo(tree("{displayName:'X'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{members:''}",
                "{members:{}}",
                "{members:[{}]}",
                "{members:[null]}",
                "{members:[{display:'ann'}]}",
                "{members:true}",
                "{members:[{value:'a',type:'Group'}]}"
            })
    void aBodyWithMembersOfAnotherShapeIsRefused(String body) {
        assertThatThrownBy(() -> ofBody(body))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE));
    }

    @Test
    void idsAreNotEndless() {
        assertThat(ofBody("{members:['" + "a".repeat(188) + "']}").added()).hasSize(1);
        assertThatThrownBy(() -> ofBody("{members:['" + "a".repeat(189) + "']}"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void onlyMembersAreALongList() {
        String numbers = "[" + "1,".repeat(20_000) + "1]";
        String shorter = "[" + "1,".repeat(19_999) + "1]";

        assertThat(ofBody("{members:" + numbers + "}").added()).containsExactly("1");
        assertThat(split("{op:'add',path:'members',value:" + numbers + "}").added())
                .containsExactly("1");
        assertThat(split("{op:'add',value:{x:{value:" + shorter + "}}}").delta().isNone())
                .isTrue();
        for (String body : List.of("{x:" + numbers + "}", "{x:{y:[{z:" + numbers + "}]}}")) {
            assertThatThrownBy(() -> ofBody(body)).isInstanceOfSatisfying(Refusal.class, MemberChangesTest::isSyntax);
        }
        assertThatThrownBy(() -> split("{op:'add',path:'emails',value:" + numbers + "}"))
                .isInstanceOfSatisfying(Refusal.class, MemberChangesTest::isSyntax);
    }

    @Test
    void takesAsMuchAsItIsTold() {
        String remove = "{op:'remove',path:'members[value eq \"a\"]'}";
        String wider = "{op:'remove',path:'members[value eq \"a\" or value eq \"b\"]'}";
        String list = "{op:'add',path:'emails',value:[1,2]}";
        String rename = "{op:'replace',path:'displayName',value:'X'}";

        assertThat(strict(remove, remove).delta().removed()).containsExactly("a");
        assertThat(strict(list.replace("1,", ""), remove).delta().removed()).containsExactly("a");
        assertThat(strict(rename, rename).delta().isNone()).isTrue();
        assertThat(strict("{op:'add',path:'members',value:['a','b']}").added()).containsExactly("a", "b");
        assertThatThrownBy(() -> strict(remove, remove, remove))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY));
        assertThatThrownBy(() -> strict(wider))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_FILTER));
        assertThatThrownBy(() -> strict(list))
                .isInstanceOfSatisfying(Refusal.class, MemberChangesTest::isSyntax)
                .hasMessage("A list of something else than members has more than 1 elements.");
    }

    /** One element of a list, two operations, one condition. */
    private static MemberChanges strict(String... operations) {
        return MemberChanges.split(
                patch(operations), UnknownAttributes.IGNORE, new MessageLimits(1, 2, new FilterLimits(100, 1, 1)));
    }

    private static void isSyntax(Refusal refusal) {
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_SYNTAX);
    }

    @Test
    void unknownPartsOfAMemberAreNamedOrRefusedWhereTheDirectorySaysSo() {
        Complex body = tree("{members:[{value:'a',colour:'red'}]}");
        String operation = "{op:'add',path:'members',value:[{value:'a',colour:'red',display:'A'}]}";

        assertThat(ofBody("{members:[{value:'a',colour:'red',display:'A'}]}").ignored())
                .containsExactly("members.colour");
        assertThat(split(operation).ignored()).containsExactly("members.colour");
        assertThat(MemberChanges.ofBody(body, UnknownAttributes.IGNORE, MessageLimits.DEFAULT)
                        .added())
                .containsExactly("a");
        assertThatThrownBy(() -> MemberChanges.ofBody(body, UnknownAttributes.REJECT, MessageLimits.DEFAULT))
                .isInstanceOf(Refusal.class);
    }

    private static MemberChanges split(String... operations) {
        return MemberChanges.split(patch(operations), UnknownAttributes.IGNORE, MessageLimits.DEFAULT);
    }

    private static Complex patch(String... operations) {
        return tree("{Operations:[" + String.join(",", List.of(operations)) + "]}");
    }

    private static MemberChanges ofBody(String body) {
        return MemberChanges.ofBody(tree(body), UnknownAttributes.IGNORE, MessageLimits.DEFAULT);
    }

    /** Names need no quotes. */
    private static Complex tree(String json) {
        return Tree.object(json.replaceAll("([{,])([A-Za-z$]+):", "$1'$2':"));
    }
}
