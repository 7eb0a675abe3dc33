package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.Changes;
import dev.rollcall.application.synclog.FeedSignal;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Value;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /changes}: the change feed, read by applications. A request may wait for the next change; no thread does. */
@Path("/changes")
@SingletonBean
public final class ChangesEndpoint {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final String NOW = "now";
    private static final int LONGEST_WAIT_SECONDS = 30;

    private final Changes changes;
    private final FeedSignal signal;

    /** Takes what it works with. */
    @Inject
    public ChangesEndpoint(Changes changes, FeedSignal signal) {
        this.changes = changes;
        this.signal = signal;
    }

    private record Asked(@Nullable Long after, int limit, long waitSeconds) {

        static Asked parse(MultivaluedMap<String, String> query) {
            List<Refusal.Field> wrong = new ArrayList<>();
            String after = query.getFirst("after");
            if (after != null && !after.equals(NOW) && !NUMBER.matcher(after).matches()) {
                wrong.add(new Refusal.Field("after", "The parameter after must be a seq of this feed, or now."));
            }
            String wait = query.getFirst("wait");
            long seconds = wait == null ? 0 : NUMBER.matcher(wait).matches() ? Long.parseLong(wait) : -1;
            if (seconds < 0 || seconds > LONGEST_WAIT_SECONDS) {
                wrong.add(new Refusal.Field("wait", "The parameter wait must be a number of seconds from 0 to 30."));
            }
            if (!wrong.isEmpty()) {
                throw Refusal.ofFields(wrong);
            }
            Long number = after == null ? Long.valueOf(0) : after.equals(NOW) ? null : Long.valueOf(after);
            return new Asked(
                    number, Listing.parse(query.getFirst("limit"), null).limit(), seconds);
        }
    }

    /** Answers with the next changes; when there are none, within {@code wait} seconds. */
    @GET
    public void read(@Context UriInfo uri, @Suspended AsyncResponse answer) {
        Asked asked = Asked.parse(uri.getQueryParameters());
        long after = asked.after() == null ? changes.now() : asked.after();
        Changes.Part part = changes.after(after, asked.limit());
        if (!part.items().isEmpty() || asked.waitSeconds() == 0) {
            answer.resume(view(part));
            return;
        }
        Runnable reader = () -> resume(answer, after, asked.limit());
        answer.setTimeoutHandler(late -> {
            signal.forget(reader);
            late.resume(view(part));
        });
        answer.setTimeout(asked.waitSeconds(), TimeUnit.SECONDS);
        signal.await(after, reader);
    }

    /** Answers with how far the feed is, for monitoring. */
    @GET
    @Path("/status")
    public Response status() {
        Changes.State state = changes.state();
        return Answer.ok(Complex.of("tail", Numeric.of(state.bounds().tail()))
                .with("head", Numeric.of(state.bounds().head()))
                .with("lagMilliseconds", Numeric.of(state.lag().toMillis())));
    }

    private void resume(AsyncResponse answer, long after, int limit) {
        try {
            answer.resume(view(changes.after(after, limit)));
        } catch (RuntimeException e) {
            // It is answered like every other failure.
            answer.resume(e);
        }
    }

    private static Response view(Changes.Part part) {
        return Answer.ok(Complex.of(
                        "items",
                        new Many(part.items().stream()
                                .<Value>map(item -> ChangeView.of(item, part))
                                .toList()))
                .with("next", Numeric.of(part.next())));
    }
}
