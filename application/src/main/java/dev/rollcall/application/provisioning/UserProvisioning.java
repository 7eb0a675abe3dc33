package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.scim.patch.Patch;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

/**
 * What an identity provider may do with the users of its directory (RFC 7644, 3.3 to 3.6). Each call is one transaction;
 * a call without effect writes nothing and keeps the version.
 */
@SingletonBean
public class UserProvisioning implements Provisioning {

    private final Transactions transactions;
    private final Links links;
    private final UserAdmission admission;
    private final UserTransitions transitions;
    private final GroupsOfUsers groups;

    /** Takes what the use cases need. */
    @Inject
    public UserProvisioning(
            Transactions transactions,
            Links links,
            UserAdmission admission,
            UserTransitions transitions,
            GroupsOfUsers groups) {
        this.transactions = transactions;
        this.links = links;
        this.admission = admission;
        this.transitions = transitions;
        this.groups = groups;
    }

    /**
     * Returns the created User (RFC 7644, 3.3), which stands for a new user, one that comes back, or an adopted one.
     *
     * @throws Refusal with {@link Reason#UNIQUENESS} when the name is taken
     */
    @Override
    public Resource create(Call call, Complex body) {
        Complex checked = call.known(ResourceCheck.check(call.userType(), body, call.unknownAttributes()));
        Complex asserted = checked.get("active") == null ? checked.with("active", Flag.TRUE) : checked;
        return transactions.call(() -> answer(call, admission.admit(call, asserted)));
    }

    /**
     * Returns the User (RFC 7644, 3.4.1).
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} when the directory has none of that id
     */
    @Override
    public Resource read(Call call, ResourceId id) {
        Links.Shown shown = links.show(call.directoryId(), id).orElseThrow(UserProvisioning::notFound);
        return shown.isInNoGroup() ? resource(call, shown.link()) : transactions.read(() -> answer(call, shown.link()));
    }

    /** Returns the Users that the query selects (RFC 7644, 3.4.2). */
    @Override
    public QueryResult search(Call call, Query query) {
        return transactions.read(() -> {
            QueryResult result = links.search(call.directoryId(), groups.visible(call, query));
            return result.with(groups.complete(call, result.resources()));
        });
    }

    /**
     * Returns the User after its attributes were replaced (RFC 7644, 3.5.1); without {@code active} in the body that
     * stays as it is.
     *
     * @throws Refusal as {@link #read} and {@link #create} do, and with {@link Reason#PRECONDITION_FAILED}
     */
    @Override
    public Resource replace(Call call, ResourceId id, Complex body, Precondition precondition) {
        return change(
                call,
                id,
                precondition,
                current -> call.known(
                        ResourceCheck.replace(current.type(), current.attributes(), body, call.unknownAttributes())));
    }

    /**
     * Returns the User after the operations of the PATCH body (RFC 7644, 3.5.2), all or none.
     *
     * @throws Refusal as {@link #replace} does
     */
    @Override
    public Resource patch(Call call, ResourceId id, Complex body, Precondition precondition) {
        Patch patch = Patch.parse(
                body, call.userType(), call.unknownAttributes(), call.limits().message());
        call.ignored(patch.ignored());
        return change(
                call,
                id,
                precondition,
                current -> patch.apply(current, call.trace()::tolerated, transactions::requireTime));
    }

    /**
     * Closes the User (RFC 7644, 3.6): it is gone for the directory, and its person is out of service.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} or {@link Reason#PRECONDITION_FAILED}
     */
    @Override
    public void delete(Call call, ResourceId id, Precondition precondition) {
        transactions.run(
                () -> transitions.close(call, lock(call, id, precondition).user()));
    }

    /** The change sees the User without {@code active}, so that it shows whether it asserts it. */
    private Resource change(Call call, ResourceId id, Precondition precondition, Function<Resource, Complex> change) {
        return transactions.call(() -> {
            Links.Locked locked = lock(call, id, precondition);
            LinkedUser before = locked.user();
            Complex silent = before.link().attributes().without("active");
            Resource current = new Resource(call.userType(), id, before.link().meta(), silent);
            Link after = transitions.change(call, before, change.apply(current));
            boolean isInNoGroup = locked.isInNoGroup() && !LinkMemberships.mayJoin(before, after);
            return answer(call, new Links.Shown(after, isInNoGroup));
        });
    }

    private Links.Locked lock(Call call, ResourceId id, Precondition precondition) {
        Links.Locked locked = links.lock(call.directoryId(), id).orElseThrow(UserProvisioning::notFound);
        precondition.requireWrite(locked.user().link().meta().version());
        return locked;
    }

    private Resource answer(Call call, Links.Shown shown) {
        return shown.isInNoGroup() ? resource(call, shown.link()) : answer(call, shown.link());
    }

    private Resource answer(Call call, Link link) {
        return groups.complete(call, List.of(resource(call, link))).get(0);
    }

    private static Resource resource(Call call, Link link) {
        return new Resource(call.userType(), link.id(), link.meta(), link.attributes());
    }

    private static Refusal notFound() {
        return Refusal.of(Reason.NOT_FOUND, "There is no User with this id in this directory.");
    }
}
