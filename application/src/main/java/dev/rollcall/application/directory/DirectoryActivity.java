package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Traffic;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.TrafficCount;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sums up what the identity provider of a directory has done lately. */
@SingletonBean
public class DirectoryActivity {

    private static final int HOURS = 24;

    private final Traffic traffic;
    private final SyncLog log;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public DirectoryActivity(Traffic traffic, SyncLog log, Clock clock) {
        this.traffic = traffic;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What an identity provider has done.
     *
     * @param hours the last 24 hours, oldest first, also those in which nothing happened
     * @param lastContact when the last call was answered
     * @param lastSuccess when the last call was answered without an error
     * @param lastError the newest refusal in the log
     */
    public record Summary(
            List<TrafficCount> hours,
            List<Traffic.Tolerated> tolerated,
            Optional<Instant> lastContact,
            Optional<Instant> lastSuccess,
            Optional<SyncEvent> lastError) {}

    Summary of(DirectoryId directory) {
        List<TrafficCount> counted = traffic.hours(directory);
        LogFilter refused = new LogFilter(directory, false, null, Outcome.Result.REFUSED, null, null, null);
        return new Summary(
                lastHours(directory, counted),
                traffic.tolerated(directory),
                counted.stream().map(TrafficCount::last).max(Comparator.naturalOrder()),
                counted.stream()
                        .map(TrafficCount::lastSuccess)
                        .flatMap(Stream::ofNullable)
                        .max(Comparator.naturalOrder()),
                log.find(refused, SyncLog.NEWEST, 1).stream().findFirst());
    }

    private List<TrafficCount> lastHours(DirectoryId directory, List<TrafficCount> counted) {
        Map<Instant, TrafficCount> byHour =
                counted.stream().collect(Collectors.toMap(TrafficCount::hour, Function.identity()));
        Instant current = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return LongStream.range(0, HOURS)
                .mapToObj(ago -> current.minus(Duration.ofHours(HOURS - 1 - ago)))
                .map(hour -> byHour.getOrDefault(hour, TrafficCount.none(directory, hour)))
                .toList();
    }
}
