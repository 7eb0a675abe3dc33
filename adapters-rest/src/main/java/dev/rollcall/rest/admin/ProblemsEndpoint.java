package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.ProblemInbox;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.synclog.OpenProblem;
import dev.rollcall.domain.synclog.RefusedObject;
import dev.rollcall.domain.synclog.Target;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /directories/{id}/problems}: what is refused and has not succeeded since, with what to do about it. */
@Path("/directories/{directory}/problems")
@SingletonBean
public final class ProblemsEndpoint {

    private final ProblemInbox inbox;

    /** Takes what it works with. */
    @Inject
    public ProblemsEndpoint(ProblemInbox inbox) {
        this.inbox = inbox;
    }

    /** Answers with the open problems, the latest first. */
    @GET
    public Response list(@PathParam("directory") String directory) {
        return Answer.ok(Listing.whole(inbox.of(new DirectoryId(directory)), ProblemsEndpoint::view));
    }

    private static Value view(OpenProblem problem) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("cause", new Text(problem.cause().spelling()));
        fields.put("count", Numeric.of(problem.count()));
        fields.put("first", View.moment(problem.first()));
        fields.put("last", View.moment(problem.last()));
        fields.put("affected", Numeric.of(problem.affected()));
        fields.put(
                "objects",
                new Many(problem.objects().stream().map(ProblemsEndpoint::view).toList()));
        fields.put("advice", new Text(problem.cause().advice()));
        fields.put("help", new Text(problem.cause().help()));
        return Complex.of(fields);
    }

    private static Value view(RefusedObject object) {
        Target target = object.target();
        Target.Type type = target.type();
        return Complex.of("resourceType", type == null ? Null.NULL : new Text(type.spelling()))
                .with(
                        "scimId",
                        target.resource() == null
                                ? Null.NULL
                                : new Text(target.resource().value()))
                .with("count", Numeric.of(object.count()))
                .with("last", View.moment(object.last()));
    }
}
