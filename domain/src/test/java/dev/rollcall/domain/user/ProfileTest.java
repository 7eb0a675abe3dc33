package dev.rollcall.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.value.Complex;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static Complex tree(String json) {
        return Tree.object(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // local | supplied | kept | effective
                "{} | {} | '' | {}",
                "{'title':'L'} | {} | '' | {'title':'L'}",
                "{} | {'title':'S'} | '' | {'title':'S'}",
                "{'title':'L'} | {'title':'S'} | '' | {'title':'S'}",
                "{'title':'L'} | {'title':'S'} | 'title' | {'title':'L'}",
                "{'title':'L'} | {'nickName':'S'} | '' | {'title':'L','nickName':'S'}",
                "{'name':{'givenName':'L'}} | {'name':{'familyName':'S'}} | '' | {'name':{'givenName':'L','familyName':'S'}}",
                "{'name':{'givenName':'L','familyName':'L'}} | {'name':{'givenName':'S','familyName':'S'}} | 'name.givenName'"
                        + " | {'name':{'givenName':'L','familyName':'S'}}",
                "{'emails':[{'value':'l'}]} | {'emails':[{'value':'s'},{'value':'t'}]} | ''"
                        + " | {'emails':[{'value':'s'},{'value':'t'}]}",
                "{'emails':[{'value':'l'}]} | {'emails':[{'value':'s'}]} | 'emails' | {'emails':[{'value':'l'}]}",
                // A kept path without a local value keeps nothing.
                "{} | {'title':'S'} | 'title' | {'title':'S'}",
                // What identifies the person to the directory is no part of its profile.
                "{'externalId':'7'} | {'userName':'u','active':true,'externalId':'8','title':'S'} | '' | {'title':'S'}"
            })
    void overlaysLocalValuesWithTheSuppliedOnes(String local, String supplied, String kept, String effective) {
        String path = kept.strip().replace("'", "");
        Profile profile = new Profile(tree(local), tree(supplied), path.isEmpty() ? Set.of() : Set.of(path));

        assertThat(profile.effective()).isEqualTo(tree(effective));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // local | supplied | not supplied
                "{} | {'title':'S'} | {}",
                "{'title':'L'} | {} | {'title':'L'}",
                "{'title':'L'} | {'title':'S'} | {'title':'L'}",
                "{'title':'S','nickName':'L'} | {'title':'S'} | {'nickName':'L'}",
                "{'name':{'givenName':'S','familyName':'L'}} | {'name':{'givenName':'S'}} | {'name':{'familyName':'L'}}",
                "{'name':{'givenName':'S'}} | {'name':{'givenName':'S','familyName':'S'}} | {}",
                "{'emails':[{'value':'s'}]} | {'emails':[{'value':'s'}]} | {}",
                "{'emails':[{'value':'s'},{'value':'l'}]} | {'emails':[{'value':'s'}]} | {'emails':[{'value':'s'},{'value':'l'}]}",
                "{'externalId':'7'} | {'externalId':'7'} | {'externalId':'7'}"
            })
    void knowsWhatIsNotAsTheLinkSuppliesIt(String local, String supplied, String own) {
        assertThat(new Profile(tree(local), tree(supplied), Set.of()).notSupplied())
                .isEqualTo(tree(own));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // local | supplied | kept
                "{} | {} | ",
                "{'title':'S'} | {'title':'S'} | ",
                "{'title':'L'} | {'title':'S'} | title",
                "{'title':'S','nickName':'L'} | {'title':'S'} | ",
                "{'name':{'givenName':'L','familyName':'S'}} | {'name':{'givenName':'S','familyName':'S'}} | name.givenName",
                "{'emails':[{'value':'l'}]} | {'emails':[{'value':'s'}]} | emails",
                "{'externalId':'7'} | {'externalId':'8'} | "
            })
    void knowsWhatCountedBeforeTheLinkClosed(String local, String supplied, String kept) {
        Profile closed = new Profile(tree(local), tree(supplied), Set.of());

        assertThat(String.join(" ", closed.resupplied().kept())).isEqualTo(kept == null ? "" : kept);
        assertThat(closed.resupplied().effective()).isEqualTo(tree(local).without("externalId"));
        assertThat(closed.resupplied().local()).isEqualTo(closed.notSupplied());
    }

    @Test
    void keepsPartsOfAnExtensionApart() {
        Profile profile = new Profile(
                tree("{'" + ENTERPRISE + "':{'department':'L','division':'L'}}"),
                tree("{'" + ENTERPRISE + "':{'department':'S','division':'S','manager':{'value':'1'}}}"),
                Set.of(ENTERPRISE + ":department"));

        assertThat(profile.effective())
                .isEqualTo(tree("{'" + ENTERPRISE + "':{'department':'L','division':'S','manager':{'value':'1'}}}"));
        assertThat(profile.suppliedPaths())
                .containsExactlyInAnyOrder(
                        ENTERPRISE + ":department", ENTERPRISE + ":division", ENTERPRISE + ":manager.value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'title':'x'} | title",
                "{'title':null} | title",
                "{'nickName':'x'} | ",
                "{'name':{'givenName':'x'}} | name.givenName",
                "{'name':{'middleName':'x'}} | ",
                "{'name':null} | name.familyName name.givenName",
                "{'emails':[]} | emails",
                "{'title':'x','name':{'familyName':'x'},'nickName':'x'} | name.familyName title"
            })
    void knowsOfWhichSuppliedValuesAPatchSpeaks(String patch, String paths) {
        Complex supplied =
                tree("{'userName':'u','title':'S','name':{'givenName':'S','familyName':'S'},'emails':[{'value':'s'}]}");

        assertThat(String.join(" ", new Profile(Complex.empty(), supplied, Set.of()).suppliedPathsIn(tree(patch))))
                .isEqualTo(paths == null ? "" : paths);
    }

    @Test
    void givesAnAttributeBackWhenItsLocalValueIsRemoved() {
        Profile profile = new Profile(tree("{'title':'L'}"), tree("{'title':'S'}"), Set.of("title"));

        assertThat(profile.edited(Complex.empty(), Set.of("title")).kept()).isEmpty();
        assertThat(profile.edited(tree("{'title':'M'}"), Set.of()).kept()).containsExactly("title");
    }
}
