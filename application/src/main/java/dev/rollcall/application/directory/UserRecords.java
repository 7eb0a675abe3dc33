package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * People as an administrator's change finds and leaves them: locks a user with its link, and stores both with the event,
 * in the running transaction.
 */
@SingletonBean
public class UserRecords {

    private final Users users;
    private final Links links;
    private final Directories directories;
    private final SyncLog log;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public UserRecords(Users users, Links links, Directories directories, SyncLog log, Clock clock) {
        this.users = users;
        this.links = links;
        this.directories = directories;
        this.log = log;
        this.clock = clock;
    }

    /** Returns the time of the change. */
    Instant now() {
        return clock.instant();
    }

    /**
     * Returns the user with its open link, both locked.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    Person lock(UserId id) {
        User user = users.lock(id).orElseThrow(UserRecords::unknownUser);
        return new Person(
                user,
                user.owningDirectory().flatMap(owner -> links.lockOf(owner, id)).orElse(null));
    }

    /** Adds a new local user. */
    Person add(Actor by, User user) {
        users.add(user);
        Person person = new Person(user, null);
        log.append(event(by, person, SyncAction.CREATED)
                .because("Created as a local user by an administrator.")
                .changed(List.copyOf(user.attributes().names())));
        return person;
    }

    /**
     * Stores what has changed of a person, with an event; nothing when nothing has. Of an anonymised one nothing stays
     * that any directory has said.
     */
    Person store(Actor by, Person before, Person after, SyncAction action) {
        if (!after.equals(before)) {
            users.update(before.user(), after.user());
            if (after.user().status() == UserStatus.ANONYMISED) {
                users.forgetLinks(after.user().id());
            } else {
                before.openLink().ifPresentOrElse(link -> storeLink(link, after), () -> addLink(after));
            }
            log.append(event(by, before.link() == null ? after : before, action)
                    .because(reason(by, action))
                    .changed(changedNames(before, after))
                    .telling(before.user(), after.user()));
        }
        return after;
    }

    /** Writes down that groups got a member for whom they had waited. */
    void tellAttached(Actor by, Link link, List<ResourceId> groups) {
        groups.forEach(group -> log.append(membersChanged(by, link).attaching(link.id(), group)));
    }

    /** Writes down that a member can be seen in groups again. */
    void tellResumed(Actor by, Link link, List<ResourceId> groups) {
        groups.forEach(group -> log.append(membersChanged(by, link).resuming(link.id(), group)));
    }

    /** Writes down that a member can be seen in local groups again, which know it by the id of the user. */
    void tellResumed(Actor by, UserId user, List<ResourceId> localGroups) {
        ResourceId member = new ResourceId(user.value());
        localGroups.forEach(
                group -> log.append(event(by, SyncAction.MEMBERS_CHANGED).resuming(member, group)));
    }

    private SyncEvent membersChanged(Actor by, Link link) {
        return event(by, SyncAction.MEMBERS_CHANGED).in(link.directory());
    }

    private SyncEvent event(Actor by, SyncAction action) {
        Instant now = clock.instant();
        return SyncEvent.of(TimeOrderedId.at(now), now, by, action);
    }

    private SyncEvent event(Actor by, Person person, SyncAction action) {
        Link link = person.link();
        return event(by, action)
                .in(link == null ? null : link.directory())
                .aboutUser(link == null ? null : link.id(), person.user().id());
    }

    private static String reason(Actor by, SyncAction action) {
        if (by.equals(UserAdministration.AFTER_A_RESTORED_BACKUP)) {
            return "Anonymised once more, because a restored backup had brought the user back.";
        }
        if (by.kind() == Actor.Kind.TIMER) {
            return "The time between deletion and anonymisation is over.";
        }
        return switch (action) {
            case DELETED -> "Deleted by an administrator.";
            case RESTORED -> "Brought back by an administrator.";
            default -> action.reason();
        };
    }

    private static Optional<String> externalId(Person person) {
        return person.openLink().flatMap(Link::externalId);
    }

    private static List<String> changedNames(Person before, Person after) {
        if (after.user().status() == UserStatus.ANONYMISED) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>(before.user().attributes().names());
        names.addAll(after.user().attributes().names());
        names.removeIf(name -> Objects.equals(
                before.user().attributes().get(name), after.user().attributes().get(name)));
        if (!before.user().loginName().equals(after.user().loginName())) {
            names.add("userName");
        }
        if (after.link() != null && !externalId(before).equals(externalId(after))) {
            names.add("externalId");
        }
        return List.copyOf(names);
    }

    /**
     * Refuses names that the user cannot have in its directory, because another open link there has them.
     *
     * @throws Refusal with {@link Reason#UNIQUENESS}
     */
    void refuseTakenIn(DirectoryId directory, Link link) {
        boolean taken = links.lockNamesakes(directory, link.userNameKey(), link.externalId()).stream()
                .anyMatch(known -> known.link().isOpen() && !known.user().id().equals(link.user()));
        if (taken) {
            throw Refusal.of(
                    Reason.UNIQUENESS, "Another user of the directory has this userName or externalId already.");
        }
    }

    private void addLink(Person after) {
        after.openLink().ifPresent(link -> links.add(owner(link), link));
    }

    private void storeLink(Link before, Person after) {
        Link changed = after.openLink().orElseGet(() -> before.closed(clock.instant()));
        if (!changed.equals(before)) {
            links.update(owner(before), before, changed);
        }
    }

    /**
     * Returns the directory of a link.
     *
     * @throws Refusal with {@link Reason#CONFLICT} while the directory is being removed
     */
    Directory owner(Link link) {
        return directories
                .find(link.directory())
                .orElseThrow(() -> Refusal.of(
                        Reason.CONFLICT,
                        "The user directory of this user is being removed, and releases the user in a moment; try again"
                                + " later."));
    }

    /**
     * Returns the directory.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    Directory directory(DirectoryId id) {
        return directories.find(id).orElseThrow(DirectoryAdministration::unknownDirectory);
    }

    static Refusal unknownUser() {
        return Refusal.of(Reason.NOT_FOUND, "There is no user with this id.");
    }
}
