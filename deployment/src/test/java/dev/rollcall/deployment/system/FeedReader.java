package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.LongStream;

/** An application that reads the change feed from a number on. */
final class FeedReader {

    private final Function<String, Answer> get;
    private long after;

    private FeedReader(Function<String, Answer> get, long after) {
        this.get = get;
        this.after = after;
    }

    /** Returns a reader that begins at the end of the feed. */
    static FeedReader atTheEnd(Caller application) {
        return atTheEnd(application::get);
    }

    /** Returns a reader that has read everything up to a number. */
    static FeedReader at(Caller application, long number) {
        return new FeedReader(application::get, number);
    }

    /**
     * Returns a reader that begins at the end of the feed.
     *
     * @param get answers to a GET at a path
     */
    static FeedReader atTheEnd(Function<String, Answer> get) {
        FeedReader reader = new FeedReader(get, 0);
        reader.read("now", 0);
        return reader;
    }

    /** Returns the number read last. */
    long position() {
        return after;
    }

    /** Returns the next items, after waiting for them if there are none; none is missing before or between them. */
    List<JsonObject> next(int waitSeconds) {
        long before = after;
        List<JsonObject> items = read(String.valueOf(after), waitSeconds);
        assertThat(items)
                .extracting(item -> item.getJsonNumber("seq").longValue())
                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, before + items.size())
                        .boxed()
                        .toList());
        return items;
    }

    /** Returns everything up to a whole second without news that begins after {@code finished} says so. */
    List<JsonObject> all(BooleanSupplier finished) {
        List<JsonObject> all = new ArrayList<>();
        boolean wasFinished;
        List<JsonObject> items;
        do {
            wasFinished = finished.getAsBoolean();
            items = next(1);
            all.addAll(items);
        } while (!wasFinished || !items.isEmpty());
        return all;
    }

    private List<JsonObject> read(String from, int waitSeconds) {
        JsonObject part = get.apply("/api/admin/changes?limit=200&wait=" + waitSeconds + "&after=" + from)
                .expect(200)
                .json();
        after = part.getJsonNumber("next").longValue();
        return List.copyOf(part.getJsonArray("items").getValuesAs(JsonObject.class));
    }
}
