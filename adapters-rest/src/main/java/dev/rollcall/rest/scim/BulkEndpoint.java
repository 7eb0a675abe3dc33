package dev.rollcall.rest.scim;

import dev.rollcall.application.RequestTime;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.provisioning.BulkProvisioning;
import dev.rollcall.application.provisioning.BulkResult;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.synclog.AnsweredCalls;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.bulk.BulkOperation;
import dev.rollcall.domain.scim.bulk.BulkRequest;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.Target;
import dev.rollcall.rest.http.JsonBody;
import dev.rollcall.rest.http.RequestId;
import dev.rollcall.rest.http.Statuses;
import dev.rollcall.rest.http.Traceable;
import dev.rollcall.rest.scim.http.DirectoryOnly;
import dev.rollcall.rest.scim.http.Locations;
import dev.rollcall.rest.scim.http.ScimMediaType;
import dev.rollcall.rest.scim.message.BulkResponse;
import dev.rollcall.rest.scim.quirk.PatchQuirks;
import dev.rollcall.rest.scim.quirk.PatchValueAsText;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;

/** Many operations in one request (RFC 7644, 3.7). */
@Path("Bulk")
@SingletonBean
public class BulkEndpoint {

    private static final System.Logger LOG = System.getLogger(BulkEndpoint.class.getName());

    private final ProvisionedTypes types;
    private final Locations locations;
    private final Refusals refusals;
    private final AnsweredCalls answeredCalls;
    private final RequestTime time;

    /** Takes what is done with resources of each type, their URLs, where operations are told, and their time. */
    @Inject
    public BulkEndpoint(
            ProvisionedTypes types,
            Locations locations,
            Refusals refusals,
            AnsweredCalls answeredCalls,
            RequestTime time) {
        this.types = types;
        this.locations = locations;
        this.refusals = refusals;
        this.answeredCalls = answeredCalls;
        this.time = time;
    }

    /** Answers 200 with what became of each operation; the body may be longer than others. */
    @POST
    @Consumes(ScimMediaType.SCIM_JSON)
    public Response bulk(InputStream body, @Context ContainerRequestContext request) {
        Call call = DirectoryOnly.call(request);
        BulkRequest sent = BulkRequest.parse(
                JsonBody.read(body, call.limits().longJson()), call.limits().bulkOperations());
        BulkRequest read = new BulkRequest(
                sent.operations().stream()
                        .map(operation -> understood(call, operation))
                        .toList(),
                sent.failOnErrors());
        List<BulkResult> results =
                new BulkProvisioning(call, read, types.of(call), failure -> failed(call, failure)).run();
        // What was begun in time is told however long it took.
        time.end();
        results.forEach(result -> tell(call, result));
        UriInfo uri = request.getUriInfo();
        Complex answer = new BulkResponse(RequestId.of(request), (endpoint, id) -> locations.of(uri, endpoint, id))
                .tree(results);
        return Response.ok(answer, ScimMediaType.SCIM_JSON_TYPE).build();
    }

    private static Refusal failed(Call call, RuntimeException failure) {
        LOG.log(
                System.Logger.Level.ERROR,
                "An operation of bulk request " + call.requestId() + " failed",
                Traceable.of(failure));
        return Refusal.of(Reason.SERVER_ERROR, "The server failed to do the operation; its log has the cause.");
    }

    private void tell(Call bulk, BulkResult result) {
        result.call().trace().quirks().forEach(bulk.trace()::tolerated);
        result.refusal()
                .ifPresentOrElse(
                        refusal -> {
                            Outcome outcome = result.call().refused(Statuses.of(refusal.reason()), refusal);
                            refusals.ofCall(result.call(), outcome, refusal);
                        },
                        () -> answeredCalls.ofCall(result.call()));
    }

    /** What cannot be read of one operation is its own error: the others are done all the same (RFC 7644, 3.7.3). */
    private static BulkOperation understood(Call call, BulkOperation operation) {
        if (!operation.method().equalsIgnoreCase("PATCH") || !(operation.data() instanceof Complex patch)) {
            return operation;
        }
        try {
            List<String> quirks = Target.Type.at(operation.endpoint())
                    .map(type -> type == Target.Type.USER ? call.userType() : call.groupType())
                    .map(type -> PatchQuirks.in(patch, type, call.limits().json()))
                    .orElse(List.of());
            return operation.understood(
                    PatchValueAsText.read(patch, call.limits().json()), quirks);
        } catch (Refusal why) {
            return operation.notUnderstood(why);
        }
    }
}
