package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Memberships.Parking;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many at once: one wins, the others see that it has, and nobody gets an error of the database. */
class ConcurrencyIT extends OnBothDatabases {

    private static final int THREADS = 50;
    private static final int ROUNDS = Boolean.getBoolean("rollcall.proof") ? 20 : 3;

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void letsOneOfFiftyTakeAName(TestDatabase.Kind kind) throws InterruptedException {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        for (int round = 0; round < ROUNDS; round++) {
            String name = Samples.name("Race");
            List<Callable<Boolean>> creations = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String spelling = i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT);
                creations.add(() -> create(ports, directory, spelling));
            }

            List<Outcome<Boolean>> outcomes = allAtOnce(creations);

            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
            assertThat(outcomes.stream().filter(Outcome::value)).hasSize(1);
        }
        assertThat(ports.links().count(directory.id()).active()).isEqualTo(ROUNDS);
    }

    private static boolean create(Ports ports, Directory directory, String name) {
        return ports.transactions().call(() -> {
            ComparisonKey key = User.loginKey(name);
            boolean taken = !ports.links()
                            .lockNamesakes(directory.id(), key, Optional.of("E-1"))
                            .isEmpty()
                    || ports.users().lockByLoginName(key).isPresent();
            if (!taken) {
                Samples.storedLink(ports, directory, Samples.attributes(name));
            }
            return !taken;
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void losesNoUpdateOfALockedLink(TestDatabase.Kind kind) throws InterruptedException {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("counter")));
        List<Callable<Long>> updates = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Text value = new Text("title " + i);
            updates.add(() -> ports.transactions().call(() -> {
                Link before = ports.links()
                        .lock(directory.id(), link.id())
                        .orElseThrow()
                        .user()
                        .link();
                Link after = before.with(before.attributes().with("title", value), Samples.NOW);
                ports.links().update(directory, before, after);
                return after.meta().version().number();
            }));
        }

        List<Outcome<Long>> outcomes = allAtOnce(updates);

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
        assertThat(outcomes.stream().map(Outcome::value).distinct()).hasSize(40);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void missesNoUserWhoArrivesWhileItsIdIsParked(TestDatabase.Kind kind) throws InterruptedException {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        Complex named = Complex.of("displayName", new Text(Samples.name("Waiting")));
        Group group = Group.of(directory.id(), new ResourceId(Samples.id()), named, Samples.NOW);
        ports.groups().add(group);
        Link arriving = Samples.link(ports, directory, Samples.attributes(Samples.name("arriving")));
        String id = arriving.id().value();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch parked = new CountDownLatch(1);

        List<Outcome<Boolean>> outcomes = allAtOnce(List.of(
                () -> ports.transactions().call(() -> {
                    ports.links().add(directory, arriving);
                    ports.memberships().attach(arriving, Samples.NOW);
                    arrived.countDown();
                    return opened(parked);
                }),
                () -> {
                    arrived.await();
                    ports.transactions().run(() -> {
                        Set<String> known = ports.memberships().lockUsersForSure(directory.id(), Set.of(id));
                        ports.groups().lock(directory.id(), group.id());
                        ports.memberships()
                                .change(
                                        directory.id(),
                                        group.id(),
                                        MemberDelta.adding(known),
                                        known.isEmpty() ? new Parking(Set.of(id), Samples.NOW) : Parking.NONE);
                    });
                    parked.countDown();
                    return true;
                }));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
        assertThat(ports.memberships().page(directory.id(), group.id(), "", 9)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void hidesAMemberWhoIsDeletedWhileADirectoryTakesOverItsLocalGroup(TestDatabase.Kind kind)
            throws InterruptedException {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("leaving")));
        Complex named = Complex.of("displayName", new Text(Samples.name("Local")));
        Group local = new Group(new ResourceId(Samples.id()), null, named, Meta.createdAt(Samples.NOW), 1);
        ports.groups().add(local);
        ports.administeredGroups().changeLocal(local.id(), Set.of(link.user()), Set.of());
        CountDownLatch deleted = new CountDownLatch(1);
        CountDownLatch takenOver = new CountDownLatch(1);

        List<Outcome<Boolean>> outcomes = allAtOnce(List.of(
                () -> ports.transactions().call(() -> {
                    User user = ports.users().lock(link.user()).orElseThrow();
                    ports.users().update(user.deletedByAdministrator(Samples.NOW));
                    ports.memberships().suspend(directory.id(), link.id(), Samples.NOW);
                    deleted.countDown();
                    return opened(takenOver);
                }),
                () -> {
                    deleted.await();
                    ports.transactions().run(() -> {
                        Group before = ports.groups().lock(local.id()).orElseThrow();
                        ports.groups().update(before, before.ownedBy(directory.id(), Samples.NOW));
                        ports.memberships().keepAsLinks(directory.id(), local.id());
                    });
                    takenOver.countDown();
                    return true;
                }));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
        assertThat(ports.memberships().page(directory.id(), local.id(), "", 9)).isEmpty();
        assertThat(ports.memberships().resume(directory.id(), link.id(), Samples.NOW))
                .containsExactly(local.id());
    }

    /** Waits for a moment only: whoever is to open it waits, as it should, for this transaction. */
    private static boolean opened(CountDownLatch latch) {
        try {
            return latch.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void repeatsTheLoserOfADeadlock(TestDatabase.Kind kind) throws InterruptedException {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        Link one = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("one")));
        Link two = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("two")));
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        Runnable meeting = () -> {
            if (runs.incrementAndGet() <= 2) {
                await(bothHoldOne);
            }
        };

        List<Outcome<Boolean>> outcomes = allAtOnce(List.of(
                () -> switchOff(ports, directory, List.of(one, two), meeting),
                () -> switchOff(ports, directory, List.of(two, one), meeting)));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
        assertThat(runs.get()).isGreaterThan(2);
        assertThat(ports.links().count(directory.id()).active()).isZero();
    }

    private static boolean switchOff(Ports ports, Directory directory, List<Link> links, Runnable afterTheFirst) {
        ports.transactions().run(() -> {
            for (Link link : links) {
                Link before = ports.links()
                        .lock(link.directory(), link.id())
                        .orElseThrow()
                        .user()
                        .link();
                ports.links()
                        .update(
                                directory,
                                before,
                                before.with(
                                        before.attributes().with("active", Flag.FALSE), Samples.NOW.plusSeconds(1)));
                if (link.equals(links.get(0))) {
                    afterTheFirst.run();
                }
            }
        });
        return true;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void answersUnavailableWhenARowStaysLocked(TestDatabase.Kind kind) throws InterruptedException {
        Ports ports = on(kind).ports();
        Directory directory = Samples.storedDirectory(ports);
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("locked")));
        CyclicBarrier locked = new CyclicBarrier(2);
        CyclicBarrier done = new CyclicBarrier(2);

        List<Outcome<Boolean>> outcomes = allAtOnce(List.of(
                () -> ports.transactions().call(() -> {
                    ports.links().lock(directory.id(), link.id());
                    await(locked);
                    await(done);
                    return true;
                }),
                () -> {
                    await(locked);
                    try {
                        return ports.links().lock(directory.id(), link.id()).isPresent();
                    } finally {
                        await(done);
                    }
                }));

        assertThat(outcomes.get(1).failure())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    private record Outcome<T>(T value, Throwable failure) {}

    private static <T> List<Outcome<T>> allAtOnce(List<Callable<T>> works) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        CyclicBarrier start = new CyclicBarrier(works.size());
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> work : works) {
                futures.add(threads.submit(() -> {
                    await(start);
                    return work.call();
                }));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<T> future : futures) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Outcome<T> outcome(Future<T> future) throws InterruptedException {
        try {
            return new Outcome<>(future.get(), null);
        } catch (ExecutionException e) {
            return new Outcome<>(null, e.getCause());
        }
    }
}
