package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.application.port.Links.Count;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectorySchemas;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What {@link Links} promises, searches aside. */
interface LinksContract {

    String TAG_SCHEMA = "urn:example:params:scim:schemas:Tag";

    Ports ports();

    @Test
    default void findsALinkAsItWasAdded() {
        Directory directory = Samples.storedDirectory(ports());
        Complex attributes = Samples.withEmail(Samples.attributes(Samples.name("Ann")), "ann@example.org")
                .with("externalId", new Text("E-1"))
                .with("nickName", new Text("\u0000 ' \\ \" 😀 \u2028"))
                .with("x509", new Text("A".repeat(65_000)))
                .with("number", new Numeric(new BigDecimal("1.0")));
        Link link = Samples.storedLink(ports(), directory, attributes);

        assertThat(ports().links().find(directory.id(), link.id())).contains(link);
        assertThat(ports().links().lock(directory.id(), link.id()).map(Links.Locked::user))
                .contains(new LinkedUser(link, ports().users().lock(link.user()).orElseThrow()));
        assertThat(ports().links()
                        .find(directory.id(), link.id())
                        .orElseThrow()
                        .attributes()
                        .names())
                .containsExactlyElementsOf(attributes.names());
    }

    @Test
    default void findsNothingUnderAnUnknownId() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("Ann")));
        String id = link.id().value();

        for (String unknown : List.of("", Samples.id(), id + " ", " " + id, id.toUpperCase(Locale.ROOT), "ü", "%")) {
            assertThat(ports().links().find(directory.id(), new ResourceId(unknown)))
                    .isEmpty();
            assertThat(ports().links().lock(directory.id(), new ResourceId(unknown)))
                    .isEmpty();
        }
    }

    @Test
    default void reachesNothingOfAnotherDirectory() {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        Complex attributes = Samples.attributes(Samples.name("Ann")).with("externalId", new Text("E-1"));
        Link link = Samples.storedLink(ports(), directory, attributes);

        assertThat(ports().links().find(other.id(), link.id())).isEmpty();
        assertThat(ports().links().lock(other.id(), link.id())).isEmpty();
        assertThat(ports().links().lockNamesakes(other.id(), link.userNameKey(), link.externalId()))
                .isEmpty();
        assertThat(ports().links().count(other.id())).isEqualTo(new Count(0, 0));
    }

    @Test
    default void tellsWhetherSomebodyIsKnown() {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        Complex attributes = Samples.attributes(Samples.name("Ann")).with("externalId", new Text("E-1"));
        Link link = Samples.storedLink(ports(), directory, attributes);
        ComparisonKey free = ComparisonKey.folded(Samples.name("free"));
        ports().links().update(directory, link, link.closed(Samples.NOW.plusSeconds(1)));

        assertThat(isKnown(directory, free, Optional.empty())).isFalse();
        assertThat(isKnown(directory, free, Optional.of("E-2"))).isFalse();
        assertThat(isKnown(directory, link.userNameKey(), Optional.empty())).isTrue();
        assertThat(isKnown(directory, free, Optional.of("E-1"))).isTrue();
        assertThat(isKnown(other, free, Optional.of("E-1"))).isFalse();
        assertThat(isKnown(other, link.userNameKey(), Optional.empty())).isTrue();
    }

    private boolean isKnown(Directory directory, ComparisonKey userName, Optional<String> externalId) {
        return ports().transactions()
                .call(() -> ports().links().known(directory.id(), userName, externalId))
                .anybody();
    }

    @Test
    default void hidesAClosedLinkButKnowsItsName() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("Ann")));
        Link closed = link.closed(Samples.NOW.plusSeconds(1));

        ports().links().update(directory, link, closed);

        assertThat(ports().links().find(directory.id(), link.id())).isEmpty();
        assertThat(ports().links().lock(directory.id(), link.id())).isEmpty();
        assertThat(ports().links().count(directory.id())).isEqualTo(new Count(0, 0));
        assertThat(ports().links().lockNamesakes(directory.id(), link.userNameKey(), Optional.empty()))
                .extracting(LinkedUser::link)
                .containsExactly(closed);
    }

    @Test
    default void knowsNamesakesByNameOrExternalIdNewestFirst() {
        Directory directory = Samples.storedDirectory(ports());
        String name = Samples.name("Ann");
        Text externalId = new Text("Case-1");
        Link older = Samples.storedLink(ports(), directory, Samples.attributes(name));
        Link sameId = Samples.storedLink(
                ports(), directory, Samples.attributes(Samples.name("Bob")).with("externalId", externalId));
        Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("Cid")));

        ComparisonKey key = ComparisonKey.folded(name.toUpperCase(Locale.ROOT));
        assertThat(ports().links().lockNamesakes(directory.id(), key, Optional.of("Case-1")))
                .extracting(LinkedUser::link)
                .containsExactly(sameId, older);
        assertThat(ports().links().lockNamesakes(directory.id(), key, Optional.of("case-1")))
                .extracting(LinkedUser::link)
                .containsExactly(older);
        assertThat(ports().links().lockNamesakes(directory.id(), key, Optional.empty()))
                .extracting(namesake -> namesake.user().id())
                .containsExactly(older.user());
    }

    @Test
    default void storesAChangedLink() {
        Directory directory = Samples.storedDirectory(ports());
        Complex attributes = Samples.withEmail(Samples.attributes(Samples.name("before")), "before@example.org");
        Link before = Samples.storedLink(ports(), directory, attributes.with("externalId", new Text("E-1")));
        Complex renamed = Samples.withEmail(Samples.attributes(Samples.name("after")), "after@example.org");
        Link after = before.with(renamed.with("active", Flag.FALSE), Samples.NOW.plusMillis(7));

        ports().links().update(directory, before, after);

        assertThat(ports().links().find(directory.id(), before.id())).contains(after);
        assertThat(ports().links().count(directory.id())).isEqualTo(new Count(0, 1));
        assertThat(ports().links().lockNamesakes(directory.id(), before.userNameKey(), Optional.of("E-1")))
                .isEmpty();
    }

    @Test
    default void countsOpenLinksByWhatTheyAssert() {
        Directory directory = Samples.storedDirectory(ports());
        Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("one")));
        Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("two")));
        Samples.storedLink(
                ports(), directory, Samples.attributes(Samples.name("off")).with("active", Flag.FALSE));
        Link closed = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("closed")));
        ports().links().update(directory, closed, closed.closed(Samples.NOW));

        assertThat(ports().links().count(directory.id())).isEqualTo(new Count(2, 1));
    }

    @Test
    default void refusesASecondOpenLinkOfTheSameName() {
        Directory directory = Samples.storedDirectory(ports());
        String name = Samples.name("twice");
        Samples.storedLink(ports(), directory, Samples.attributes(name));
        User someoneElse = local();
        Link second = Samples.linkOf(someoneElse, directory, Samples.attributes(name.toUpperCase(Locale.ROOT)));

        assertUnavailable(() -> ports().links().add(directory, second));
        assertThat(ports().links().find(directory.id(), second.id())).isEmpty();
    }

    @Test
    default void refusesASecondOpenLinkOfTheSameUserInAnyDirectory() {
        User user = local();
        Directory one = Samples.storedDirectory(ports());
        Directory two = Samples.storedDirectory(ports());
        Link first = Samples.linkOf(user, one, Samples.attributes(user.loginName()));
        Link second = Samples.linkOf(user, two, Samples.attributes(user.loginName()));
        ports().links().add(one, first);

        assertUnavailable(() -> ports().links().add(two, second));

        ports().links().update(one, first, first.closed(Samples.NOW));
        ports().links().add(two, second);
        assertThat(ports().links().find(two.id(), second.id())).contains(second);
    }

    @Test
    default void takesTheSameNameInTwoDirectoriesAndAgainAfterClosing() {
        String name = Samples.name("same");
        Directory one = Samples.storedDirectory(ports());
        Directory two = Samples.storedDirectory(ports());
        for (Directory directory : List.of(one, two)) {
            Complex attributes = Samples.attributes(name).with("externalId", new Text("same"));
            for (int i = 0; i < 3; i++) {
                Link link = Samples.linkOf(local(), directory, attributes);
                ports().links().add(directory, link);
                ports().links().update(directory, link, link.closed(Samples.NOW));
            }
            ports().links().add(directory, Samples.linkOf(local(), directory, attributes));
        }

        assertThat(ports().links().lockNamesakes(one.id(), ComparisonKey.folded(name), Optional.of("same")))
                .hasSize(4);
    }

    private User local() {
        User user = new User(
                new UserId(Samples.id()),
                Samples.name("local"),
                UserStatus.ACTIVE,
                false,
                false,
                null,
                null,
                Complex.empty());
        ports().users().add(user);
        return user;
    }

    private void assertUnavailable(Runnable work) {
        assertThatThrownBy(() -> ports().transactions().run(work))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    default void keepsAsManyAddressesAsABodyHolds() {
        Directory directory = Samples.storedDirectory(ports());
        Value[] addresses = IntStream.range(0, 20_000)
                .mapToObj(i -> Complex.of("value", new Text("u" + i + "@example.org")))
                .toArray(Value[]::new);
        Complex without = Samples.attributes(Samples.name("reachable"));
        Link link = Samples.storedLink(ports(), directory, without.with("emails", Many.of(addresses)));
        assertThat(ports().links().find(directory.id(), link.id())).contains(link);

        Link after = link.with(without, Samples.NOW);
        ports().links().update(directory, link, after);

        assertThat(ports().links().find(directory.id(), link.id())).contains(after);
    }

    @Test
    default void aUniqueValueBelongsToOneOpenLinkOfItsDirectory() {
        Directory directory = uniqueTags();
        Link one = tagged(directory, "x");
        ports().links().add(directory, one);
        Link two = tagged(directory, "y");
        ports().links().add(directory, two);

        assertTaken(() -> ports().links().add(directory, tagged(directory, "X")));
        assertTaken(() -> ports().links().update(directory, two, two.with(tags(two.attributes(), "x"), Samples.NOW)));
        Directory other = uniqueTags();
        ports().links().add(other, tagged(other, "x"));
        ports().links().update(directory, one, one.closed(Samples.NOW));
        ports().links().update(directory, two, two.with(tags(two.attributes(), "x"), Samples.NOW));
    }

    @Test
    default void countsTheValuesThatCannotBeMadeUnique() {
        Directory directory = uniqueTags();
        Directory before = directory.with(DirectorySchemas.NONE, Samples.NOW);
        for (String tag : List.of("x", "X", "y", "z", "z", "z")) {
            ports().links().add(before, tagged(directory, tag));
        }
        Set<String> path = Set.of(TAG_SCHEMA + ":tag");

        Optional<ResourceId> last = Optional.of(new ResourceId(""));
        while (last.isPresent()) {
            last = ports().links().index(directory, path, last.get().value());
        }

        assertThat(ports().links().requireUnique(directory, path)).isEqualTo(2);
    }

    private Directory uniqueTags() {
        Complex tag = Complex.of("name", (Value) new Text("tag")).with("uniqueness", new Text("server"));
        Complex extension = Complex.of("id", (Value) new Text(TAG_SCHEMA))
                .with("name", new Text("Tag"))
                .with("attributes", Many.of(tag));
        Directory directory = Samples.directory(Samples.name("Directory"))
                .with(DirectorySchemas.create(Complex.of("extensions", Many.of(extension))), Samples.NOW);
        ports().directories().add(directory);
        return directory;
    }

    private Link tagged(Directory directory, String tag) {
        return Samples.link(ports(), directory, tags(Samples.attributes(Samples.name("tagged")), tag));
    }

    private static Complex tags(Complex attributes, String tag) {
        return attributes.with(TAG_SCHEMA, Complex.of("tag", new Text(tag)));
    }

    private void assertTaken(ThrowingCallable call) {
        assertThat(catchThrowableOfType(Refusal.class, call).reason()).isEqualTo(Reason.UNIQUENESS);
    }
}
