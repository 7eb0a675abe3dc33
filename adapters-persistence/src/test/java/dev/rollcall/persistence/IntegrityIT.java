package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tables themselves keep right, the same on both databases. */
@Isolated("It changes the time zone of the JVM.")
class IntegrityIT extends OnBothDatabases {

    private static final List<String> FORTY_NAMES = List.of(
            "Bob",
            "bob",
            "BOB",
            "Bob ",
            " Bob",
            "bob\t",
            "Böb",
            "BÖB",
            "Bo\u0308b",
            "Bób",
            "Ｂｏｂ",
            "istanbul",
            "ISTANBUL",
            "İstanbul",
            "ıstanbul",
            "i\u0307stanbul",
            "straße",
            "STRASSE",
            "STRAẞE",
            "ﬁnn",
            "FINN",
            "finn",
            "ſam",
            "sam",
            "Kelvin",
            "\u212Aelvin",
            "Å",
            "\u212B",
            "å",
            "Σ",
            "ς",
            "σ",
            "😀",
            "😁",
            "\uFFFD",
            "Ǆ",
            "ǆ",
            "ǅ",
            "a\u0000b",
            "ab");

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void tellsFortyNamesApartAsTheComparisonKeyDoes(TestDatabase.Kind kind) {
        assertThat(FORTY_NAMES).hasSize(40).doesNotHaveDuplicates();
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        String unique = Samples.name("");
        Map<ComparisonKey, Link> firstOfKey = new HashMap<>();
        Set<ComparisonKey> loginNames = new HashSet<>();
        for (String name : FORTY_NAMES) {
            // Different login names, so that only the link's name decides.
            User user = user(Samples.name("holder"));
            ports.users().add(user);
            Link link = Samples.linkOf(user, directory, Samples.attributes(name));
            boolean isFirst = firstOfKey.putIfAbsent(link.userNameKey(), link) == null;

            assertThat(isAdded(ports, directory, link)).as(name).isEqualTo(isFirst);
            // A capital sigma is another letter at the end of a word, so a name in front can make names equal.
            User namesake = user(unique + name);
            boolean isNew = loginNames.add(User.loginKey(namesake.loginName()));
            assertThat(isAdded(ports, namesake)).as(name).isEqualTo(isNew);
        }
        for (String name : FORTY_NAMES) {
            ComparisonKey key = ComparisonKey.folded(name);
            assertThat(ports.links().lockNamesakes(directory.id(), key, Optional.empty()))
                    .as(name)
                    .extracting(namesake -> namesake.link().id())
                    .containsExactly(firstOfKey.get(key).id());
            assertThat(ports.users().lockByLoginName(ComparisonKey.folded(unique + name)))
                    .as(name)
                    .isPresent();
        }
    }

    private static boolean isAdded(Ports ports, Directory directory, Link link) {
        try {
            ports.links().add(directory, link);
            return true;
        } catch (Refusal taken) {
            return false;
        }
    }

    private static boolean isAdded(Ports ports, User user) {
        try {
            ports.users().add(user);
            return true;
        } catch (Refusal taken) {
            return false;
        }
    }

    private static User user(String loginName) {
        return new User(
                new UserId(Samples.id()), loginName, UserStatus.ACTIVE, false, false, null, null, Complex.empty());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void takesNoRowThatPointsIntoAnotherDirectory(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        Directory other = Samples.storedDirectory(ports);
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("here")));
        String lookup = "insert into lookup (directory_id, attribute, value_key, resource_id) values (?, 'a', 'b', ?)";

        assertThat(execute(kind, lookup, directory.id().value(), link.id().value()))
                .isOne();
        assertThatThrownBy(() ->
                        execute(kind, lookup, other.id().value(), link.id().value()))
                .hasStackTraceContaining("lookup_resource");
        assertThatThrownBy(() -> execute(kind, lookup, other.id().value(), TimeOrderedId.at(Samples.NOW)))
                .hasStackTraceContaining("lookup_resource");
        assertThatThrownBy(() -> execute(
                        kind,
                        "update link set directory_id = ? where id = ?",
                        other.id().value(),
                        link.id().value()))
                .hasStackTraceContaining("lookup_resource");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void takesNoMemberOfAnotherDirectory(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        Directory other = Samples.storedDirectory(ports);
        Group group = Group.of(
                directory.id(),
                new ResourceId(Samples.id()),
                Complex.of("displayName", new Text("Staff")),
                Samples.NOW);
        ports.groups().add(group);
        String own = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("own")))
                .id()
                .value();
        String foreign = Samples.storedLink(ports, other, Samples.attributes(Samples.name("foreign")))
                .id()
                .value();
        String insert = "insert into membership (directory_id, group_id, link_id, suspended) values (?, ?, ?, false)";
        String id = group.id().value();

        assertThat(execute(kind, insert, directory.id().value(), id, own)).isOne();
        assertThatThrownBy(() -> execute(kind, insert, directory.id().value(), id, foreign))
                .hasStackTraceContaining("membership_link");
        assertThatThrownBy(() -> execute(kind, insert, other.id().value(), id, foreign))
                .hasStackTraceContaining("membership_group");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void takesNoRowOfADirectoryThatIsNotThere(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory nowhere = Samples.directory(Samples.name("nowhere"));
        User user = user(Samples.name("homeless"));
        ports.users().add(user);

        assertThatThrownBy(
                        () -> ports.links().add(nowhere, Samples.linkOf(user, nowhere, Samples.attributes("homeless"))))
                .hasStackTraceContaining("link_directory");
        assertThatThrownBy(() -> ports.secretTokens().add(Samples.token(nowhere)))
                .hasStackTraceContaining("secret_token_directory");
        assertThatThrownBy(() -> ports.users().update(user.ownedBy(nowhere.id())))
                .hasStackTraceContaining("user_owner");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void keepsMomentsAsUtcInEveryTimeZoneOfTheJvm(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        // Moments that some zone skips, repeats, or puts on another day.
        List<Instant> moments = List.of(
                Instant.parse("2026-03-29T01:30:00.001Z"),
                Instant.parse("2026-03-29T02:30:00.999Z"),
                Instant.parse("2026-10-25T00:30:00Z"),
                Instant.parse("2026-10-25T01:30:00Z"),
                Instant.parse("2026-12-31T23:59:59.999Z"));
        List<String> zones = List.of("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati");
        List<Link> links = new ArrayList<>();
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : zones) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                for (Instant moment : moments) {
                    Link link = Samples.link(ports, directory, Samples.attributes(Samples.name("moment")));
                    Link at = new Link(
                            link.id(),
                            link.directory(),
                            link.user(),
                            link.state(),
                            link.attributes(),
                            Meta.createdAt(moment));
                    ports.links().add(directory, at);
                    links.add(at);
                }
            }
            for (String zone : zones) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(links).allSatisfy(link -> assertThat(ports.links().find(directory.id(), link.id()))
                        .contains(link));
            }
        } finally {
            TimeZone.setDefault(before);
        }
        Set<Object> stored = new HashSet<>(on(kind).transactions().<List<?>>with(entities -> entities.createNativeQuery(
                        "select distinct cast(created as char(23)) from link where directory_id = ?")
                .setParameter(1, directory.id().value())
                .getResultList()));
        assertThat(stored).hasSize(moments.size()).anySatisfy(text -> assertThat(text.toString())
                .startsWith("2026-03-29 02:30:00.999"));
    }

    private int execute(TestDatabase.Kind kind, String sql, String... values) {
        return on(kind).transactions().with(entities -> {
            Query query = entities.createNativeQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.executeUpdate();
        });
    }
}
