package dev.rollcall.application.provisioning;

import dev.rollcall.domain.directory.DirectoryId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often this node has tolerated what of a directory's identity provider, since it started. What a client makes up
 * counts under the part before the colon, so that it cannot make up names without end.
 */
@ApplicationScoped
public class QuirkCounts {

    private final Map<String, Map<String, LongAdder>> byDirectory = new ConcurrentHashMap<>();

    /** Counts what was tolerated of the call. */
    public void count(Call call) {
        for (String quirk : call.trace().quirks()) {
            byDirectory
                    .computeIfAbsent(call.directoryId().value(), directory -> new ConcurrentHashMap<>())
                    .computeIfAbsent(quirk.replaceFirst(":.*", ""), name -> new LongAdder())
                    .increment();
        }
    }

    /** Returns the counts of a directory by name, in the order of the names. */
    public Map<String, Long> of(DirectoryId directory) {
        Map<String, Long> counts = new TreeMap<>();
        byDirectory.getOrDefault(directory.value(), Map.of()).forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }
}
