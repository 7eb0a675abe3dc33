package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Groups;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Memberships.Effect;
import dev.rollcall.application.port.Memberships.Parking;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.SynchronizationRules.UnknownMembers;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberChanges;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.scim.patch.ReplaceWithoutMatch;
import dev.rollcall.domain.scim.resource.ResourceId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the users of the directory from ids that nobody has, and applies the setting "unknown members" to these: all of
 * them at once, so that a change happens as a whole or not at all.
 */
@SingletonBean
public class MemberResolution {

    private static final int MOST_NAMED = 100;

    private final Groups groups;
    private final Memberships memberships;
    private final Clock clock;

    /** Takes what the use cases need. */
    @Inject
    public MemberResolution(Groups groups, Memberships memberships, Clock clock) {
        this.groups = groups;
        this.memberships = memberships;
        this.clock = clock;
    }

    /**
     * A change whose users are locked.
     *
     * @param delta the change, with nobody added but users of the directory, by their ids
     * @param unknown the values to be added that are nobody's
     */
    record Resolved(MemberDelta delta, Set<String> unknown) {

        /** Returns the change after which nobody else is a member. */
        Resolved replacing() {
            return new Resolved(MemberDelta.replacing(delta.added()), unknown);
        }

        /** Returns whether somebody was no member before who was expected to be one. */
        boolean isUnexpected(Effect effect) {
            return delta.expected().stream()
                    .anyMatch(id -> unknown.contains(id) || effect.added().contains(new ResourceId(id)));
        }
    }

    /** Finds and locks the users that are to become members; to be done before their group is locked. */
    Resolved resolve(Call call, MemberDelta delta) {
        Set<String> users = memberships.lockUsers(call.directoryId(), delta.added());
        Set<String> unknown = without(delta.added(), users);
        if (!unknown.isEmpty() && setting(call) == UnknownMembers.PARK) {
            users.addAll(memberships.lockUsersForSure(call.directoryId(), unknown));
            unknown = without(unknown, users);
            Map<String, String> others = lockKnownAs(call, unknown);
            users.addAll(others.values());
            unknown = without(unknown, others.keySet());
        }
        return new Resolved(delta.added().equals(users) ? delta : delta.withAdded(users), unknown);
    }

    /** What a group would wait for, if it were pushed before its user, names the user who is there already. */
    private Map<String, String> lockKnownAs(Call call, Set<String> values) {
        Map<String, String> known = memberships.knownAs(call.directoryId(), values);
        Set<String> locked = memberships.lockUsers(call.directoryId(), known.values());
        return known.entrySet().stream()
                .filter(user -> locked.contains(user.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Changes the members of a locked group; a replacement of somebody who was no member is tolerated.
     *
     * @throws Refusal {@code invalidValue} for groups that were named as members, and for unknown ids if these are rejected
     */
    Effect apply(Call call, Group group, Resolved resolved) {
        requireAcceptable(call, resolved.unknown());
        boolean parks = setting(call) == UnknownMembers.PARK;
        Parking parking = parks ? new Parking(resolved.unknown(), clock.instant()) : Parking.NONE;
        Effect effect = memberships.change(call.directoryId(), group.id(), resolved.delta(), parking);
        if (parks) {
            effect = effect.andRemoved(removeKnownAs(call, group, resolved.delta(), effect));
        }
        if (resolved.isUnexpected(effect)) {
            call.trace().tolerated(ReplaceWithoutMatch.NAME);
        }
        return effect;
    }

    /** Whoever came in by another value than the id also leaves by it. */
    private Effect removeKnownAs(Call call, Group group, MemberDelta delta, Effect effect) {
        Set<String> strangers = new HashSet<>(delta.removed());
        effect.removed().forEach(id -> strangers.remove(id.value()));
        Set<String> users = without(
                Set.copyOf(memberships.knownAs(call.directoryId(), strangers).values()), delta.added());
        return memberships.change(call.directoryId(), group.id(), MemberDelta.removing(users), Parking.NONE);
    }

    private void requireAcceptable(Call call, Set<String> unknown) {
        if (unknown.isEmpty()) {
            return;
        }
        if (!groups.existing(call.directoryId(), unknown).isEmpty()) {
            throw MemberChanges.nestedGroup();
        }
        if (setting(call) == UnknownMembers.REJECT) {
            String named = unknown.stream().limit(MOST_NAMED).collect(Collectors.joining("\", \"", "\"", "\""));
            throw Refusal.of(
                    Reason.INVALID_VALUE,
                    "No user of this directory has the id " + named
                            + (unknown.size() > MOST_NAMED ? " or " + (unknown.size() - MOST_NAMED) + " others" : "")
                            + "; the group was not changed.");
        }
    }

    private static UnknownMembers setting(Call call) {
        return call.directory().settings().synchronization().unknownMembers();
    }

    private static Set<String> without(Set<String> values, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(values);
        rest.removeAll(others);
        return rest;
    }
}
