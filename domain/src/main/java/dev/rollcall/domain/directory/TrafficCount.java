package dev.rollcall.domain.directory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the identity provider of a directory did within an hour.
 *
 * @param hour when the hour began
 * @param errors how many of the requests were answered with an error
 * @param last when the last request was answered
 * @param lastSuccess when the last request was answered without an error; null for never
 * @param quirks how often what was tolerated, by name
 */
public record TrafficCount(
        DirectoryId directory,
        Instant hour,
        long requests,
        long errors,
        Instant last,
        @Nullable Instant lastSuccess,
        Map<String, Long> quirks) {

    /** Copies the map. */
    public TrafficCount {
        quirks = Map.copyOf(quirks);
    }

    /**
     * Returns one request that was answered at {@code now}. What a client has made up, after the colon of a quirk, does not
     * count, so that it cannot make up names without end.
     */
    public static TrafficCount of(DirectoryId directory, Instant now, boolean success, List<String> quirks) {
        Map<String, Long> counts = quirks.stream()
                .collect(Collectors.groupingBy(quirk -> quirk.replaceFirst(":.*", ""), Collectors.counting()));
        return new TrafficCount(
                directory, now.truncatedTo(ChronoUnit.HOURS), 1, success ? 0 : 1, now, success ? now : null, counts);
    }

    /** Returns an hour of the directory in which nothing happened. */
    public static TrafficCount none(DirectoryId directory, Instant hour) {
        return new TrafficCount(directory, hour, 0, 0, hour, null, Map.of());
    }

    /** Returns the sum of two counts of the same hour. */
    public TrafficCount plus(TrafficCount other) {
        Map<String, Long> sum = new TreeMap<>(quirks);
        other.quirks.forEach((quirk, count) -> sum.merge(quirk, count, Long::sum));
        return new TrafficCount(
                directory,
                hour,
                requests + other.requests,
                errors + other.errors,
                last.isAfter(other.last) ? last : other.last,
                later(lastSuccess, other.lastSuccess),
                sum);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
