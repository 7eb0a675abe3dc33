package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.CombinedSearch;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever is in a directory all along is on exactly one page, forth and back again, however many come and go: 10,000 users
 * in the proof.
 */
class CursorWalkIT extends OnBothDatabases {

    private static final boolean PROOF = Boolean.getBoolean("rollcall.proof");
    private static final int USERS = PROOF ? 10_000 : 200;

    /** What is walked through: by an index, or by passing through all, which the filter or the order may ask for. */
    private static final List<Walk> WALKS = List.of(
            new Walk("", "id", "ascending"),
            new Walk("", "userName", "descending"),
            new Walk("", "meta.created", "descending"),
            new Walk("", "displayName", "ascending"),
            new Walk("", "emails.value", "descending"),
            new Walk("active eq true", "id", "descending"),
            new Walk("userName sw \"stays\"", "userName", "ascending"),
            new Walk("title co \"lead\"", "id", "ascending"),
            new Walk("title co \"lead\"", "displayName", "descending"));

    private static final List<Walk> COMBINED_WALKS =
            List.of(new Walk("", "displayName", "ascending"), new Walk("id pr", "id", "descending"));

    private record Walk(String filter, String sortBy, String sortOrder) {

        Query query(ResourceType type, Page page) {
            return new Query(
                    type,
                    Optional.of(filter)
                            .filter(text -> !text.isEmpty())
                            .map(text -> Filter.parse(text, type, FilterLimits.DEFAULT)),
                    Sort.parse(sortBy, Optional.of(sortOrder), type).orElseThrow(),
                    page);
        }
    }

    private final Random random = new Random(9865);

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void neverMissesNorRepeatsWhoStays(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        List<String> staying = staying(ports, directory);
        for (int round = 0; round < rounds(WALKS); round++) {
            Walk walk = WALKS.get(round % WALKS.size());
            meanwhile(
                    () -> comeAndGo(ports, directory),
                    () -> assertThatAllAreSeen(walk, staying, page -> ports.links()
                            .search(directory.id(), walk.query(CoreSchemas.USER, page))));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void neverMissesNorRepeatsUsersAndGroupsThatStay(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        Call call = new Call(new Caller.OfDirectory(directory, "client"), "request");
        GroupProvisioning groups = Provisionings.groups(ports, Clock.systemUTC());
        List<String> staying = staying(ports, directory);
        for (int i = 0; i < USERS / 10; i++) {
            staying.add(createGroup(groups, call, "D " + i % 50 + "." + i).value());
        }
        for (int round = 0; round < rounds(COMBINED_WALKS); round++) {
            Walk walk = COMBINED_WALKS.get(round % COMBINED_WALKS.size());
            meanwhile(
                    () -> {
                        comeAndGo(ports, directory);
                        groups.delete(call, createGroup(groups, call, Samples.name("D")), Precondition.NONE);
                    },
                    () -> assertThatAllAreSeen(walk, staying, page -> new CombinedSearch(call)
                            .and(
                                    walk.query(CoreSchemas.USER, page),
                                    projection(CoreSchemas.USER),
                                    Provisionings.users(ports, Clock.systemUTC()))
                            .and(walk.query(CoreSchemas.GROUP, page), projection(CoreSchemas.GROUP), groups)
                            .run()));
        }
    }

    private static int rounds(List<Walk> walks) {
        return PROOF ? 20 : walks.size();
    }

    private void assertThatAllAreSeen(Walk walk, List<String> staying, Function<Page, QueryResult> search) {
        int count = USERS / 20 + random.nextInt(USERS / 4);
        List<String> seen = new ArrayList<>();
        QueryResult last = follow(search, search.apply(new Page(1, count)), QueryResult::next, count, seen);
        assertThat(seen).as(walk + " forth").doesNotHaveDuplicates().containsAll(staying);

        List<String> seenAgain = new ArrayList<>();
        follow(search, last, QueryResult::previous, count, seenAgain);
        assertThat(seenAgain).as(walk + " back").doesNotHaveDuplicates().containsAll(staying);
    }

    private static Projection projection(ResourceType type) {
        return Projection.parse(Optional.empty(), Optional.empty(), type);
    }

    /** Goes on to the end, and returns the last page; {@code seen} gets what is on all of them. */
    private static QueryResult follow(
            Function<Page, QueryResult> search,
            QueryResult from,
            Function<QueryResult, Optional<Boundary>> step,
            int count,
            List<String> seen) {
        QueryResult page = from;
        while (true) {
            page.resources().forEach(resource -> seen.add(resource.id().value()));
            Optional<Boundary> boundary = step.apply(page);
            if (boundary.isEmpty()) {
                return page;
            }
            page = search.apply(Page.at(boundary.get(), count));
        }
    }

    private static List<String> staying(Ports ports, Directory directory) {
        List<String> staying = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            Complex attributes = attributes("stays", "D " + i % 50);
            staying.add(ports.transactions()
                    .call(() -> Samples.storedLink(ports, directory, attributes))
                    .id()
                    .value());
        }
        return staying;
    }

    /** Many have the same display name. */
    private static Complex attributes(String beginning, String displayName) {
        String name = Samples.name(beginning);
        return Samples.withEmail(Samples.attributes(name), name + "@example.org")
                .with("displayName", new Text(displayName))
                .with("title", new Text("Team lead"));
    }

    private static ResourceId createGroup(GroupProvisioning groups, Call call, String name) {
        return groups.create(call, Complex.of("displayName", new Text(name))).id();
    }

    /** Somebody who stands before, after or among those that stay. */
    private void comeAndGo(Ports ports, Directory directory) {
        String beginning = List.of("guest", "stays", "visitor").get(Math.floorMod(System.nanoTime(), 3));
        Complex attributes = attributes(beginning, "D " + Math.floorMod(System.nanoTime(), 50));
        Link guest = ports.transactions().call(() -> Samples.storedLink(ports, directory, attributes));
        ports.transactions()
                .run(() -> ports.links().update(directory, guest, guest.closed(Samples.NOW.plusSeconds(1))));
    }

    /** Does something over and over while the other work is done, once at least. */
    private static void meanwhile(Runnable repeated, Runnable work) {
        AtomicBoolean isDone = new AtomicBoolean();
        CompletableFuture<Void> crowd = CompletableFuture.runAsync(() -> {
            do {
                repeated.run();
            } while (!isDone.get());
        });
        try {
            work.run();
        } finally {
            isDone.set(true);
            crowd.join();
        }
    }
}
