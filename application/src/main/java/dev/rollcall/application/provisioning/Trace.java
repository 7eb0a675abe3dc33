package dev.rollcall.application.provisioning;

import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What is remembered of a request for its line in the log: when it came, what it is answered with if it succeeds, and
 * what was tolerated of it.
 */
public final class Trace {

    private static final int MOST_QUIRKS = 20;
    private static final int LONGEST_QUIRK = 100;

    /** The rest may come from a client: an attribute it has made up. */
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9:._$-]+");

    /** What a client names a resource by that has no id yet, the surest first. */
    private static final List<String> NAMES = List.of("externalId", "userName", "displayName");

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final long arrival = System.nanoTime();
    private final int successStatus;
    private final Set<String> quirks = new LinkedHashSet<>();
    private Target target = Target.NONE;
    private boolean lookup;
    private Optional<Long> found = Optional.empty();

    /** Begins now; a success is answered with this status. */
    public Trace(int successStatus) {
        this.successStatus = successStatus;
    }

    /** Returns a trace that begins now, of a request with this method of HTTP. */
    public static Trace ofMethod(String method) {
        return switch (method) {
            case "POST" -> new Trace(201);
            case "DELETE" -> new Trace(204);
            default -> new Trace(200);
        };
    }

    /** Remembers by name what was tolerated; the same only once, and not more than {@value #MOST_QUIRKS}. */
    public synchronized void tolerated(String quirk) {
        if (quirks.size() < MOST_QUIRKS) {
            String word = NO_WORD.matcher(quirk).replaceAll("_");
            quirks.add(word.length() <= LONGEST_QUIRK ? word : word.substring(0, LONGEST_QUIRK));
        }
    }

    /** Remembers the resource in the address; what cannot be an id is not remembered. */
    public synchronized void about(Target.Type type, String id) {
        target = new Target(type, ID.matcher(id).matches() ? new ResourceId(id) : null, null, null);
    }

    /** Remembers which resource the body is to create, by a mark that does not show what the client calls it. */
    public synchronized void creates(Complex body) {
        String name = NAMES.stream()
                .map(body::text)
                .flatMap(Optional::stream)
                .findFirst()
                .map(text -> ComparisonKey.folded(text).text())
                .orElse("");
        target = new Target(target.type(), null, null, Secret.hash(target.type() + ":" + name));
    }

    /** Remembers that the request only reads: one resource, or else those that a query selects. */
    public synchronized void looksUp() {
        lookup = true;
        ResourceId read = target.resource();
        String what = read == null ? "search:" + target.type() : "read:" + read.value();
        target = new Target(target.type(), read, null, Secret.hash(what));
    }

    /** Remembers how many resources a query has selected. */
    public synchronized void found(long resources) {
        found = Optional.of(resources);
    }

    /** Returns whether the request only reads. */
    public synchronized boolean isLookup() {
        return lookup;
    }

    /** Returns what a lookup has come to, as a sentence for its line in the log. */
    public synchronized Optional<String> finding() {
        return found.map(resources -> "The search of the identity provider found " + resources + ".");
    }

    synchronized void met(ResourceId existing) {
        target = new Target(target.type(), existing, null, target.key());
    }

    /** Returns what the request is about. */
    public synchronized Target target() {
        return target;
    }

    /** Returns what was tolerated until now. */
    public synchronized List<String> quirks() {
        return new ArrayList<>(quirks);
    }

    /** Returns the milliseconds since the request came. */
    public long milliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - arrival);
    }

    Outcome success() {
        return Outcome.success(successStatus, milliseconds());
    }
}
