package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Groups;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.SynchronizationRules.SameGroupName;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberChanges;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.group.NameClash;
import dev.rollcall.domain.scim.patch.Patch;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an identity provider may do with the groups of its directory (RFC 7644, 3.3 to 3.6). Each call is one transaction.
 * Members are never read to be changed: a write is taken apart into the group's own attributes and a change of a set.
 */
@SingletonBean
public class GroupProvisioning implements Provisioning {

    private final Transactions transactions;
    private final Groups groups;
    private final GroupChanges changes;
    private final GroupDeletions deletions;
    private final MembersOfGroups members;

    /** Takes what the use cases need. */
    @Inject
    public GroupProvisioning(
            Transactions transactions,
            Groups groups,
            GroupChanges changes,
            GroupDeletions deletions,
            MembersOfGroups members) {
        this.transactions = transactions;
        this.groups = groups;
        this.changes = changes;
        this.deletions = deletions;
        this.members = members;
    }

    /**
     * Returns the created Group (RFC 7644, 3.3), or by the setting <em>connect</em> the one of that name after it got the
     * attributes and members of the body.
     *
     * @throws Refusal {@code invalidValue}; {@code uniqueness} when the name is taken; {@link Reason#FORBIDDEN} when groups
     *     are not synchronised
     */
    @Override
    public Resource create(Call call, Complex body) {
        requireWritable(call);
        MemberChanges sent = membersOf(call, body);
        Complex attributes = call.known(ResourceCheck.check(call.groupType(), sent.rest(), call.unknownAttributes()));
        NameClash clash = clash(call, attributes);
        return transactions.call(() -> {
            MemberResolution.Resolved pushed = changes.resolve(call, sent.delta());
            return answer(call, create(call, clash, attributes, pushed));
        });
    }

    private Group create(Call call, NameClash clash, Complex attributes, MemberResolution.Resolved pushed) {
        List<Group> namesakes = groups.lockNamesakes(call.directoryId(), clash.candidates());
        Optional<Group> held = namesakes.isEmpty() ? Optional.empty() : deletions.takeBack(call, clash.wantedKey());
        if (held.isPresent()) {
            return changes.change(call, held.get(), attributes, pushed.replacing());
        }
        Optional<Group> existing = clash.connectable(namesakes);
        return existing.isPresent()
                ? changes.connect(call, existing.get(), attributes, pushed)
                : changes.add(call, Group.named(attributes, clash.settle(namesakes)), pushed);
    }

    /**
     * Returns the Group (RFC 7644, 3.4.1).
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} when the directory has none of that id
     */
    @Override
    public Resource read(Call call, ResourceId id) {
        return Optional.of(id)
                .filter(asked -> call.synchronizesGroups())
                .flatMap(asked -> transactions.read(
                        () -> groups.find(call.directoryId(), asked).map(group -> answer(call, group))))
                .orElseThrow(GroupProvisioning::notFound);
    }

    /** Returns the Groups that the query selects (RFC 7644, 3.4.2). */
    @Override
    public QueryResult search(Call call, Query query) {
        return call.synchronizesGroups()
                ? transactions.read(() -> {
                    QueryResult result = groups.search(call.directoryId(), query);
                    return result.with(members.complete(call, result.resources()));
                })
                : new QueryResult(0, query.page().startIndex(), List.of());
    }

    /**
     * Returns the Group after its attributes were replaced (RFC 7644, 3.5.1). Members are replaced by those of the body;
     * without {@code members} in it they stay.
     *
     * @throws Refusal as {@link #read} and {@link #create} do, and with {@link Reason#PRECONDITION_FAILED}
     */
    @Override
    public Resource replace(Call call, ResourceId id, Complex body, Precondition precondition) {
        requireWritable(call);
        MemberChanges sent = membersOf(call, body);
        return change(
                call,
                new Change(
                        id,
                        precondition,
                        sent.delta(),
                        current -> call.known(ResourceCheck.replace(
                                current.type(), current.attributes(), sent.rest(), call.unknownAttributes()))));
    }

    /**
     * Returns the Group after the operations of the PATCH body (RFC 7644, 3.5.2), all or none.
     *
     * @throws Refusal as {@link #replace} does
     */
    @Override
    public Resource patch(Call call, ResourceId id, Complex body, Precondition precondition) {
        requireWritable(call);
        MessageLimits limits = call.limits().message();
        MemberChanges sent = MemberChanges.split(body, call.unknownAttributes(), limits);
        Patch patch = Patch.parse(sent.rest(), call.groupType(), call.unknownAttributes(), limits);
        call.ignored(sent.ignored());
        call.ignored(patch.ignored());
        return change(
                call,
                new Change(
                        id,
                        precondition,
                        sent.delta(),
                        current -> patch.apply(current, call.trace()::tolerated, transactions::requireTime)));
    }

    /**
     * Ends the Group (RFC 7644, 3.6): by the setting it is deleted, or stays as a local group. The deletion may be held by
     * the mass-deprovision brake, which shows to administrators alone.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}, {@link Reason#PRECONDITION_FAILED} or {@link Reason#FORBIDDEN}
     */
    @Override
    public void delete(Call call, ResourceId id, Precondition precondition) {
        requireWritable(call);
        transactions.run(() -> {
            boolean isHeld = deletions.areHeld(call.directory());
            Group group = lock(call, id, precondition);
            if (isHeld) {
                deletions.hold(call, group);
            } else {
                changes.end(call, group);
            }
        });
    }

    private static MemberChanges membersOf(Call call, Complex body) {
        MemberChanges sent = MemberChanges.ofBody(
                body, call.unknownAttributes(), call.limits().message());
        call.ignored(sent.ignored());
        return sent;
    }

    private record Change(
            ResourceId id, Precondition precondition, MemberDelta delta, Function<Resource, Complex> attributes) {}

    private Resource change(Call call, Change change) {
        return transactions.call(() -> {
            MemberResolution.Resolved pushed = changes.resolve(call, change.delta());
            Group before = lock(call, change.id(), change.precondition());
            Complex attributes = change.attributes().apply(GroupChanges.withoutMembers(call, before));
            return answer(call, changes.change(call, before, settled(call, before, attributes), pushed));
        });
    }

    private Resource answer(Call call, Group group) {
        return members.complete(call, List.of(changes.resource(call, group))).get(0);
    }

    /**
     * A new name must be free; one that only changes its letter case is the group's own, and a group whose deletion is held
     * is gone for the identity provider, so it does not keep its name.
     */
    private Complex settled(Call call, Group before, Complex attributes) {
        boolean isRenamed = !attributes.text("displayName").equals(Optional.of(before.displayName()));
        if (!isRenamed) {
            return attributes;
        }
        NameClash clash = clash(call, attributes);
        List<Group> others = groups.lockNamesakes(call.directoryId(), clash.candidates()).stream()
                .filter(group -> !group.id().equals(before.id()))
                .toList();
        Optional<Group> moved = others.isEmpty() ? Optional.empty() : deletions.freeName(call, clash.wantedKey());
        return Group.named(
                attributes,
                clash.settle(others.stream()
                        .filter(group -> !group.id().equals(moved.map(Group::id).orElse(null)))
                        .toList()));
    }

    private static NameClash clash(Call call, Complex attributes) {
        SameGroupName setting = call.directory().settings().synchronization().sameGroupName();
        return new NameClash(setting, attributes.text("displayName").orElseThrow());
    }

    private Group lock(Call call, ResourceId id, Precondition precondition) {
        Group group = groups.lock(call.directoryId(), id).orElseThrow(GroupProvisioning::notFound);
        precondition.requireWrite(group.meta().version());
        return group;
    }

    private static void requireWritable(Call call) {
        if (!call.synchronizesGroups()) {
            throw Refusal.of(
                    Reason.FORBIDDEN,
                    "This user directory does not synchronise groups; switch that on in Rollcall, or group provisioning"
                            + " off in the identity provider.");
        }
    }

    private static Refusal notFound() {
        return Refusal.of(Reason.NOT_FOUND, "There is no Group with this id in this directory.");
    }
}
