package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is in a directory all along is on exactly one page, however many come and go: 10,000 users in the proof. */
class CursorWalkIT extends OnBothDatabases {

    private static final boolean PROOF = Boolean.getBoolean("rollcall.proof");
    private static final int USERS = PROOF ? 10_000 : 400;
    private static final int ROUNDS = PROOF ? 20 : 2;

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void neverMissesNorRepeatsWhoStays(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        List<String> staying = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            staying.add(ports.transactions()
                    .call(() -> Samples.storedLink(ports, directory, Samples.attributes(Samples.name("stays"))))
                    .id()
                    .value());
        }
        Random random = new Random(9865);
        for (int round = 0; round < ROUNDS; round++) {
            AtomicBoolean walked = new AtomicBoolean();
            CompletableFuture<Void> crowd = CompletableFuture.runAsync(() -> comeAndGo(ports, directory, walked));
            try {
                Sort sort = round % 2 == 0
                        ? Sort.BY_ID
                        : Sort.parse("userName", Optional.of("descending"), CoreSchemas.USER)
                                .orElseThrow();
                List<String> seen = walk(ports, directory, sort, 1 + random.nextInt(USERS / 4));

                assertThat(seen).doesNotHaveDuplicates().containsAll(staying);
            } finally {
                walked.set(true);
                crowd.join();
            }
        }
    }

    private static List<String> walk(Ports ports, Directory directory, Sort sort, int count) {
        List<String> seen = new ArrayList<>();
        Optional<Boundary> next = Optional.empty();
        do {
            Page page = next.map(boundary -> Page.at(boundary, count)).orElse(new Page(1, count));
            QueryResult result =
                    ports.links().search(directory.id(), new Query(CoreSchemas.USER, Optional.empty(), sort, page));
            result.resources().forEach(resource -> seen.add(resource.id().value()));
            next = result.next();
        } while (next.isPresent());
        return seen;
    }

    private static void comeAndGo(Ports ports, Directory directory, AtomicBoolean walked) {
        do {
            Link guest = ports.transactions()
                    .call(() -> Samples.storedLink(ports, directory, Samples.attributes(Samples.name("guest"))));
            ports.transactions()
                    .run(() -> ports.links().update(directory, guest, guest.closed(Samples.NOW.plusSeconds(1))));
        } while (!walked.get());
    }
}
