package dev.rollcall.application.provisioning;

import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;

/**
 * What an identity provider may do with the resources of one type in its directory (RFC 7644, 3.3 to 3.6). Each call is
 * all or nothing; what it may not do is a {@link dev.rollcall.domain.Refusal}.
 */
public interface Provisioning {

    /** Returns the resource that {@code body} creates (RFC 7644, 3.3). */
    Resource create(Call call, Complex body);

    /** Returns the resource (RFC 7644, 3.4.1). */
    Resource read(Call call, ResourceId id);

    /** Returns the resources that the query selects (RFC 7644, 3.4.2). */
    QueryResult search(Call call, Query query);

    /** Returns the resource after its attributes were replaced by those of {@code body} (RFC 7644, 3.5.1). */
    Resource replace(Call call, ResourceId id, Complex body, Precondition precondition);

    /** Returns the resource after the operations of {@code body} (RFC 7644, 3.5.2). */
    Resource patch(Call call, ResourceId id, Complex body, Precondition precondition);

    /** Ends the resource (RFC 7644, 3.6). */
    void delete(Call call, ResourceId id, Precondition precondition);
}
