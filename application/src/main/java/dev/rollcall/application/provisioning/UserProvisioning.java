package dev.rollcall.application.provisioning;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.link.Adoption;
import dev.rollcall.domain.link.AdoptionDecision;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.link.UserChange;
import dev.rollcall.domain.scim.patch.Patch;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider may do with the users of its directory (RFC 7644, 3.3 to 3.6). Each call is one transaction;
 * a call without effect writes nothing and keeps the version.
 */
@Dependent
public class UserProvisioning implements Provisioning {

    private final Transactions transactions;
    private final Links links;
    private final Users users;
    private final UserChanges changes;
    private final Clock clock;

    /** Takes what the use cases need. */
    @Inject
    public UserProvisioning(Transactions transactions, Links links, Users users, UserChanges changes, Clock clock) {
        this.transactions = transactions;
        this.links = links;
        this.users = users;
        this.changes = changes;
        this.clock = clock;
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
        ComparisonKey name = User.loginKey(asserted.text("userName").orElseThrow());
        return transactions.call(() -> {
            // The user before the links: one that another request has just committed is then seen with its link.
            Optional<User> named = users.lockByLoginName(name);
            List<LinkedUser> namesakes = links.lockNamesakes(call.directoryId(), name, asserted.text("externalId"));
            AdoptionDecision decision = new Adoption(call.directory(), namesakes, named).decide(asserted);
            return resource(call, admit(call, asserted, decision));
        });
    }

    /**
     * Returns the User (RFC 7644, 3.4.1).
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} when the directory has none of that id
     */
    @Override
    public Resource read(Call call, ResourceId id) {
        return transactions
                .call(() -> links.find(call.directoryId(), id))
                .map(link -> resource(call, link))
                .orElseThrow(UserProvisioning::notFound);
    }

    /** Returns the Users that the query selects (RFC 7644, 3.4.2). */
    @Override
    public QueryResult search(Call call, Query query) {
        return transactions.call(() -> links.search(call.directoryId(), query));
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
        Patch patch = Patch.parse(body, call.userType(), call.unknownAttributes());
        return change(call, id, precondition, patch::apply);
    }

    /**
     * Closes the User (RFC 7644, 3.6): it is gone for the directory, and its person is out of service.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} or {@link Reason#PRECONDITION_FAILED}
     */
    @Override
    public void delete(Call call, ResourceId id, Precondition precondition) {
        transactions.run(() -> {
            Link link = lock(call, id, precondition);
            Link closed = link.closed(clock.instant());
            User user = lockUser(link);
            SyncAction action = SyncAction.DELETED;
            changes.apply(
                    call,
                    new UserChange(
                            link,
                            closed,
                            user,
                            user.deactivated(departure(call)).released(),
                            action,
                            action.reason()));
        });
    }

    private Link admit(Call call, Complex asserted, AdoptionDecision decision) {
        Instant now = clock.instant();
        Link before = decision.link().orElse(null);
        User known = decision.user().orElse(null);
        User user = admitted(call, asserted, known, now);
        Link link = before == null
                ? new Link(
                        new ResourceId(TimeOrderedId.at(now)),
                        call.directoryId(),
                        user.id(),
                        Link.State.OPEN,
                        asserted,
                        Meta.createdAt(now))
                : before.with(asserted, now);
        SyncAction action = decision.action();
        changes.apply(call, new UserChange(before, link, known, user, action, action.reason()));
        return link;
    }

    private User admitted(Call call, Complex asserted, @Nullable User known, Instant now) {
        String name = asserted.text("userName").orElseThrow();
        User named = known == null
                ? User.local(new UserId(TimeOrderedId.at(now)), name, Complex.empty())
                : known.renamed(name);
        User owned = named.ownedBy(call.directoryId());
        return asserted.get("active") == Flag.TRUE ? owned.activated() : owned.deactivated(departure(call));
    }

    private Departure departure(Call call) {
        return new Departure(call.directoryId(), clock.instant(), null);
    }

    private Resource change(Call call, ResourceId id, Precondition precondition, Function<Resource, Complex> change) {
        return transactions.call(() -> {
            Link before = lock(call, id, precondition);
            Link after = before.with(change.apply(resource(call, before)), clock.instant());
            if (!after.equals(before)) {
                store(call, before, after);
            }
            return resource(call, after);
        });
    }

    private void store(Call call, Link before, Link after) {
        User user = lockUser(after);
        boolean switched = before.active() != after.active();
        User named = user.renamed(after.userName());
        User changed = !switched ? named : after.active() ? named.activated() : named.deactivated(departure(call));
        SyncAction action = switched ? actionOf(after) : SyncAction.UPDATED;
        changes.apply(call, new UserChange(before, after, user, changed, action, action.reason()));
    }

    private static SyncAction actionOf(Link switched) {
        return switched.active() ? SyncAction.REACTIVATED : SyncAction.DEACTIVATED;
    }

    private Link lock(Call call, ResourceId id, Precondition precondition) {
        Link link = links.lock(call.directoryId(), id).orElseThrow(UserProvisioning::notFound);
        precondition.requireWrite(link.meta().version());
        return link;
    }

    /** Returns the user of the link, whose name as the link has it must be nobody else's. */
    private User lockUser(Link link) {
        List<User> locked = users.lock(link.user(), link.userNameKey());
        if (locked.size() > 1) {
            throw Refusal.of(Reason.UNIQUENESS, "The userName is taken by another user.");
        }
        return locked.get(0);
    }

    private static Resource resource(Call call, Link link) {
        return new Resource(call.userType(), link.id(), link.meta(), link.attributes());
    }

    private static Refusal notFound() {
        return Refusal.of(Reason.NOT_FOUND, "There is no User with this id in this directory.");
    }
}
