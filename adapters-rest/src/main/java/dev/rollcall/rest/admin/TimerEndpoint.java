package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.lifecycle.Timers;
import dev.rollcall.application.lifecycle.Timers.Timer;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** {@code /timers}: what falls due, run by hand. */
@Path("/timers")
@SingletonBean
public final class TimerEndpoint {

    private final Timers timers;

    /** Takes what it works with. */
    @Inject
    public TimerEndpoint(Timers timers) {
        this.timers = timers;
    }

    /** Runs a timer now and answers when it is done. */
    @POST
    @Path("/{name}/run")
    public Response run(@Context ContainerRequestContext request, @PathParam("name") String name) {
        Timer timer = Timer.of(name).orElseThrow(() -> Refusal.of(Reason.NOT_FOUND, "There is no timer of this name."));
        long done = timers.runByHand(timer, AdministratorsOnly.actor(request));
        return Answer.ok(Complex.of("name", new Text(timer.spelling())).with("done", Numeric.of(done)));
    }
}
