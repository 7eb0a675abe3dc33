package dev.rollcall.rest.admin;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.HeldChanges;
import dev.rollcall.application.directory.HeldChanges.Settled;
import dev.rollcall.application.directory.HeldChanges.Settlement;
import dev.rollcall.application.directory.HeldItem;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.rest.http.JsonBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /directories/{id}/held}: what the mass-deprovision brake holds. */
@Path("/directories/{directory}/held")
@SingletonBean
public final class HeldEndpoint {

    private final HeldChanges held;

    /** Takes what it works with. */
    @Inject
    public HeldEndpoint(HeldChanges held) {
        this.held = held;
    }

    /** Lists the held changes, those of the oldest users and groups first. */
    @GET
    public Response list(
            @PathParam("directory") String directory,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Listing listing = Listing.parse(limit, cursor);
        List<HeldItem> found = held.list(new DirectoryId(directory), listing.after(), listing.lookedFor());
        return Answer.ok(listing.answer(found, HeldItem::id, HeldView::of));
    }

    /** Lets happen what is held. */
    @POST
    @Path("/allow")
    public Response allow(
            @Context ContainerRequestContext request, @PathParam("directory") String directory, InputStream body) {
        return settle(request, directory, Settlement.ALLOW, body);
    }

    /** Restores users and groups as if nothing had been asked. */
    @POST
    @Path("/discard")
    public Response discard(
            @Context ContainerRequestContext request, @PathParam("directory") String directory, InputStream body) {
        return settle(request, directory, Settlement.DISCARD, body);
    }

    private Response settle(
            ContainerRequestContext request, String directory, Settlement settlement, InputStream body) {
        Settled settled =
                held.settle(AdministratorsOnly.actor(request), new DirectoryId(directory), settlement, items(body));
        return Answer.ok(View.of(settled));
    }

    /** Reads {@code {"items":[…]}}; no body, none named and the word {@code all} mean all. */
    private static Optional<List<String>> items(InputStream body) {
        Complex sent = read(body);
        Value items = sent.get("items");
        boolean all = items == null || items.equals(new Text("all"));
        boolean named = items instanceof Many many && many.elements().stream().allMatch(Text.class::isInstance);
        boolean unknown = sent.names().stream().anyMatch(name -> !name.equals("items"));
        if (unknown || (!all && !named)) {
            throw Refusal.ofFields(List.of(new Refusal.Field(
                    "items", "The body must be {\"items\": [\u2026]} with ids from the list, or empty for all.")));
        }
        return items instanceof Many many
                ? Optional.of(many.elements().stream()
                        .map(item -> ((Text) item).text())
                        .toList())
                : Optional.empty();
    }

    private static Complex read(InputStream body) {
        try {
            PushbackInputStream stream = new PushbackInputStream(body);
            int first = stream.read();
            if (first < 0) {
                return Complex.empty();
            }
            stream.unread(first);
            return JsonBody.read(stream, RequestLimits.DEFAULT.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
