package dev.rollcall.rest.scim;

import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.Provisioning;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/**
 * A directory that synchronises no groups: there are none to read, and writing them is not offered. Identity providers
 * test the address of groups even when they push only users, so reading must succeed.
 */
@Dependent
public class GroupsNotOffered implements Provisioning {

    @Override
    public Resource create(Call call, Complex body) {
        throw notOffered();
    }

    @Override
    public Resource read(Call call, ResourceId id) {
        throw Refusal.of(Reason.NOT_FOUND, "The directory has no group with this id.");
    }

    @Override
    public QueryResult search(Call call, Query query) {
        return new QueryResult(0, query.page().startIndex(), List.of());
    }

    @Override
    public Resource replace(Call call, ResourceId id, Complex body, Precondition precondition) {
        throw notOffered();
    }

    @Override
    public Resource patch(Call call, ResourceId id, Complex body, Precondition precondition) {
        throw notOffered();
    }

    @Override
    public void delete(Call call, ResourceId id, Precondition precondition) {
        throw notOffered();
    }

    private static Refusal notOffered() {
        return Refusal.of(
                Reason.NOT_IMPLEMENTED,
                "Groups are not synchronised by this version; switch group provisioning off in the identity provider.");
    }
}
