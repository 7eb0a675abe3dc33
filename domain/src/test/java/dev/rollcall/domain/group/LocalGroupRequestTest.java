package dev.rollcall.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.user.UserId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalGroupRequestTest {

    private static final Complex GROUP = Tree.object("{'displayName':'Staff'}");

    @Test
    void setsNameDescriptionAndMembers() {
        LocalGroupRequest request = LocalGroupRequest.read(
                Tree.object("{'displayName':' Night watch ','description':'At night','members':['a','b']}"));

        Complex group = request.applyTo(GROUP);

        assertThat(group.text("displayName")).contains("Night watch");
        assertThat(group.complex(CoreSchemas.ROLLCALL_GROUP.id()).text("description"))
                .contains("At night");
        assertThat(request.members()).contains(Set.of(new UserId("a"), new UserId("b")));
    }

    @Test
    void leavesAloneWhatItDoesNotName() {
        LocalGroupRequest request = LocalGroupRequest.read(Tree.object("{}"));

        assertThat(request.applyTo(GROUP).text("displayName")).contains("Staff");
        assertThat(request.members()).isEmpty();
        assertThat(LocalGroupRequest.read(Tree.object("{'members':[]}")).members())
                .contains(Set.of());
    }

    @Test
    void clearsADescription() {
        Complex described =
                LocalGroupRequest.read(Tree.object("{'description':'x'}")).applyTo(GROUP);

        Complex cleared =
                LocalGroupRequest.read(Tree.object("{'description':null}")).applyTo(described);

        assertThat(cleared.complex(CoreSchemas.ROLLCALL_GROUP.id()).text("description"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'x'} | name",
                "{'description':1} | description",
                "{'members':'a'} | members",
                "{'members':[1]} | members",
                "{'members':null} | members"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        assertThatThrownBy(() -> LocalGroupRequest.read(Tree.object(body)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.fields())
                        .singleElement()
                        .satisfies(wrong -> assertThat(wrong.field()).isEqualTo(field)));
    }

    @ParameterizedTest
    @CsvSource({"{'displayName':null}", "{'displayName':''}", "{'displayName':' '}", "{'displayName':1}"})
    void wantsAName(String body) {
        LocalGroupRequest request = LocalGroupRequest.read(Tree.object(body));

        assertThatThrownBy(() -> request.applyTo(GROUP))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.fields())
                        .singleElement()
                        .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("displayName")));
    }
}
