package dev.rollcall.application.provisioning;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.access.Caller;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.SynchronizationRules.UnknownMembers;
import dev.rollcall.domain.scim.bulk.BulkOperation;
import dev.rollcall.domain.scim.resource.CheckedResource;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One request of an identity provider.
 *
 * @param caller who calls
 * @param requestId the id by which the request's traces are found
 * @param trace what becomes known of the request on its way
 * @param answer what the answer holds of a resource; empty when it holds none
 * @param limits how much it may hold
 */
public record Call(
        Caller.OfDirectory caller, String requestId, Trace trace, Optional<Projection> answer, RequestLimits limits)
        implements Origin {

    /** Tolerates nothing yet, is answered without resources, and has the limits of a server that is told no others. */
    public Call(Caller.OfDirectory caller, String requestId, Trace trace) {
        this(caller, requestId, trace, Optional.empty(), RequestLimits.DEFAULT);
    }

    /** Begins now, tolerates nothing yet, and is answered without resources. */
    public Call(Caller.OfDirectory caller, String requestId) {
        this(caller, requestId, new Trace(200));
    }

    /** Returns the call as one that is answered with resources. */
    public Call answeredWith(Projection projection) {
        return new Call(caller, requestId, trace, Optional.of(projection), limits);
    }

    /** Returns the call as one that may hold as much as these limits allow. */
    public Call within(RequestLimits allowed) {
        return new Call(caller, requestId, trace, answer, allowed);
    }

    /** Returns the call after its directory has changed. */
    Call in(Directory changed) {
        return new Call(
                new Caller.OfDirectory(changed, caller.client(), caller.access()), requestId, trace, answer, limits);
    }

    /** Returns whether the answer can hold the attribute, so that it is worth loading. */
    boolean shows(String attribute) {
        return answer.filter(projection -> projection.includes(attribute)).isPresent();
    }

    /** Returns one operation of this bulk request as a call of its own, with its own lines in the log. */
    Call part(BulkOperation operation) {
        Trace own = Trace.ofMethod(operation.method().toUpperCase(Locale.ROOT));
        Target.Type.at(operation.endpoint())
                .ifPresent(type -> own.about(type, operation.id().orElse("")));
        if (operation.creates() && operation.data() instanceof Complex body) {
            own.creates(body);
        }
        operation.quirks().forEach(own::tolerated);
        return new Call(caller, requestId, own).within(limits);
    }

    /** Returns a line of the log about what this call does, with everything that is known of the call. */
    @Override
    public SyncEvent event(SyncAction action, Instant now) {
        return SyncEvent.of(TimeOrderedId.at(now), now, actor(), action)
                .in(directoryId())
                .about(trace.target())
                .tolerating(trace.quirks())
                .ending(trace.success());
    }

    /** Returns a line of the log of another directory, of whose calls this is none. */
    public SyncEvent eventElsewhere(SyncAction action, Instant now) {
        return event(action, now).ending(Outcome.success(0, trace.milliseconds()));
    }

    /** Returns the attributes of a checked body; those that were left out are remembered for the log. */
    Complex known(CheckedResource checked) {
        ignored(checked.ignored());
        return checked.attributes();
    }

    /** Returns how the call ends by a refusal that is answered with {@code status}; an existing resource is its target. */
    public Outcome refused(int status, Refusal refusal) {
        refusal.existing().ifPresent(trace::met);
        Cause cause = refusal.reason() == Reason.FORBIDDEN && !directory().active()
                ? Cause.DIRECTORY_INACTIVE
                : Cause.of(refusal);
        return Outcome.refused(status, refusal.reason().scimType(), cause, trace.milliseconds());
    }

    /** Remembers the names of attributes that were left out. */
    void ignored(List<String> names) {
        names.forEach(name -> trace.tolerated("unknownAttribute:" + name));
    }

    Actor actor() {
        return new Actor(Actor.Kind.IDENTITY_PROVIDER, caller.client(), requestId);
    }

    /** Returns how users look in the caller's directory. */
    public ResourceType userType() {
        return directory().userType();
    }

    /** Returns how groups look in the caller's directory. */
    public ResourceType groupType() {
        return directory().groupType();
    }

    /** Returns the schemas that the caller's directory has beyond those that all have. */
    public List<Schema> ownSchemas() {
        return directory().schemas().published();
    }

    @Override
    public Directory directory() {
        return caller.directory();
    }

    DirectoryId directoryId() {
        return directory().id();
    }

    boolean synchronizesGroups() {
        return directory().settings().synchronization().groups();
    }

    boolean parksUnknownMembers() {
        return directory().settings().synchronization().unknownMembers() == UnknownMembers.PARK;
    }

    UnknownAttributes unknownAttributes() {
        return directory().settings().synchronization().unknownAttributes();
    }
}
