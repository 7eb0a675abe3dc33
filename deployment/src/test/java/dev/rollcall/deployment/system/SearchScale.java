package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a search costs over HTTP in a directory of 200,000 users, compared with one of 2,000. Each subclass says by itself
 * that it is part of the proof alone, because that is not inherited.
 */
abstract class SearchScale extends FilledServer {

    private static final System.Logger LOG = System.getLogger(SearchScale.class.getName());
    private static final int MANY = Integer.getInteger("rollcall.proof.users", 200_000);
    private static final int TRIES = 201;

    private final List<String> indexed;
    private Caller ofFew;
    Caller ofMany;
    private Filled few;
    Filled many;

    /**
     * Prepares the proof.
     *
     * @param indexed the orders that the database has in an index, as parts of a query
     */
    SearchScale(SharedDatabase database, List<String> indexed) {
        super(database);
        this.indexed = indexed;
    }

    @BeforeAll
    void populate() throws Exception {
        few = newDirectoryOf(2_000);
        many = newDirectoryOf(MANY);
        ofFew = few.directory().idp();
        ofMany = many.directory().idp();
    }

    @Test
    void findsOneOfManyAsFastAsOneOfFew() {
        for (String filter : List.of(
                "userName eq \"USER%d@example.com\"",
                "externalId eq \"E-%d\"",
                "emails.value eq \"MAIL%d@example.com\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"N%d\"",
                BADGES + ":badge eq \"B%d\"")) {
            compare(
                    filter,
                    1.5,
                    i -> find(ofFew, filter, few.middle() + i),
                    i -> find(ofMany, filter, many.middle() + i));
        }
    }

    private static void find(Caller idp, String filter, int number) {
        assertThat(People.find(idp, filter.formatted(number)))
                .singleElement()
                .satisfies(user -> assertThat(user.getString("userName")).isEqualTo("user" + number + "@example.com"));
    }

    @Test
    void theDeepestPageByCursorCostsWhatTheFirstDoes() {
        for (String order : indexed) {
            String pages = People.USERS + "?attributes=userName" + order;
            String deepest = deepest(pages);
            String first = pages + "&count=100&cursor=";

            compare("a page" + order, 1.2, i -> assertIsFull(first), i -> assertIsFull(deepest));
        }
    }

    /** Returns the address of a page of 100 of which the last user is one of the last 1,000. */
    private String deepest(String pages) {
        int seen = 0;
        String cursor = "";
        while (true) {
            JsonObject page = ofMany.get(pages + "&count=1000&cursor=" + cursor)
                    .expect(200)
                    .json();
            seen += People.resources(page).size();
            if (!page.containsKey("nextCursor")) {
                assertThat(seen).isEqualTo(MANY);
                return pages + "&count=100&cursor=" + cursor;
            }
            cursor = page.getString("nextCursor");
        }
    }

    private void assertIsFull(String page) {
        JsonObject answer = ofMany.get(page).expect(200).json();
        assertThat(People.resources(answer)).hasSize(100);
        assertThat(answer.getInt("totalResults")).isEqualTo(MANY);
    }

    @Test
    void aListOfManyTakesLittleMemory() throws Exception {
        long most = mebibytesBeside(() -> {
            for (int start = 1; start <= MANY / 2; start += 1_000) {
                JsonObject page = ofMany.get(People.USERS + "?count=1000000&startIndex=" + start)
                        .expect(200)
                        .json();
                assertThat(page.getInt("totalResults")).isEqualTo(MANY);
                assertThat(People.resources(page)).hasSize(1_000);
            }
        });
        LOG.log(System.Logger.Level.INFO, "{0}: half of {1} users listed in {2} MiB", database, MANY, most);
        assertThat(most).as("MiB").isLessThan(100);
    }

    /** The most that the server's objects take while something runs, beside what they took before, in MiB. */
    long mebibytesBeside(Runnable work) throws Exception {
        long idle = liveMebibytes();
        long most = idle;
        CompletableFuture<Void> running = CompletableFuture.runAsync(work);
        while (!running.isDone()) {
            most = Math.max(most, liveMebibytes());
        }
        running.join();
        return most - idle;
    }

    private interface Request {
        void send(int number);
    }

    /** Compares the medians of both, taken in turn. */
    private void compare(String what, double factor, Request one, Request other) {
        long[] oneNanos = new long[TRIES];
        long[] otherNanos = new long[TRIES];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < TRIES; i++) {
                oneNanos[i] = nanosOf(one, i);
                otherNanos[i] = nanosOf(other, i);
            }
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1} over HTTP: {2} us and {3} us",
                database,
                what,
                median(oneNanos) / 1000,
                median(otherNanos) / 1000);
        assertThat((double) median(otherNanos)).as(what).isLessThanOrEqualTo(median(oneNanos) * factor);
    }

    private static long nanosOf(Request request, int number) {
        long begin = System.nanoTime();
        request.send(number);
        return System.nanoTime() - begin;
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}
