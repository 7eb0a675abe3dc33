package dev.rollcall.application.provisioning;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.bulk.BulkOperation;
import dev.rollcall.domain.scim.resource.Resource;
import java.util.Optional;

/**
 * What became of one operation of a bulk request.
 *
 * @param call the operation as a call of its own
 * @param resource the resource afterwards; empty when it is deleted or was never there
 * @param refusal why it was not done; empty when it was
 */
public record BulkResult(Call call, BulkOperation operation, Optional<Resource> resource, Optional<Refusal> refusal) {

    static BulkResult done(Call call, BulkOperation operation, Optional<Resource> resource) {
        return new BulkResult(call, operation, resource, Optional.empty());
    }

    BulkResult refused(Refusal why) {
        return new BulkResult(call, operation, resource, Optional.of(why));
    }
}
