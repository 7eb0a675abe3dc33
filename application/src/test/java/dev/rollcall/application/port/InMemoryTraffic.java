package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.TrafficCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counters of directories that are there, each as it was added. */
public final class InMemoryTraffic implements Traffic {

    private final Directories directories;
    private final List<TrafficCount> counts = new ArrayList<>();
    private final List<TrafficCount> forGood = new ArrayList<>();

    /** Creates counters for these. */
    InMemoryTraffic(Directories directories) {
        this.directories = directories;
    }

    @Override
    public void add(TrafficCount count) {
        if (directories.find(count.directory()).isPresent()) {
            counts.add(count);
            forGood.add(count);
        }
    }

    @Override
    public List<TrafficCount> hours(DirectoryId directory) {
        Map<Instant, TrafficCount> hours = new TreeMap<>();
        counts.stream()
                .filter(count -> count.directory().equals(directory))
                .map(InMemoryTraffic::withoutQuirks)
                .forEach(count -> hours.merge(count.hour(), count, TrafficCount::plus));
        return List.copyOf(hours.values());
    }

    private static TrafficCount withoutQuirks(TrafficCount count) {
        return new TrafficCount(
                count.directory(),
                count.hour(),
                count.requests(),
                count.errors(),
                count.last(),
                count.lastSuccess(),
                Map.of());
    }

    @Override
    public List<Tolerated> tolerated(DirectoryId directory) {
        Map<String, Tolerated> tolerated = new TreeMap<>();
        forGood.stream().filter(count -> count.directory().equals(directory)).forEach(count -> count.quirks()
                .forEach((quirk, times) ->
                        tolerated.merge(quirk, new Tolerated(quirk, times, count.last()), InMemoryTraffic::sum)));
        return List.copyOf(tolerated.values());
    }

    private static Tolerated sum(Tolerated one, Tolerated other) {
        Instant last = one.last().isAfter(other.last()) ? one.last() : other.last();
        return new Tolerated(one.quirk(), one.count() + other.count(), last);
    }

    @Override
    public void removeOlder(DirectoryId directory, Instant before) {
        counts.removeIf(
                count -> count.directory().equals(directory) && count.hour().isBefore(before));
    }
}
