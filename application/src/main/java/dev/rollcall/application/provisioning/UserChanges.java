package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.UserChange;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Stores what was decided about a person: the user, the link and the event, in the running transaction. Whatever follows
 * from a link that opens or closes has its place here.
 */
@SingletonBean
public class UserChanges {

    private final Links links;
    private final Users users;
    private final LinkMemberships memberships;
    private final SyncLog log;
    private final Clock clock;

    /** Takes what the use cases need. */
    @Inject
    public UserChanges(Links links, Users users, LinkMemberships memberships, SyncLog log, Clock clock) {
        this.links = links;
        this.users = users;
        this.memberships = memberships;
        this.log = log;
        this.clock = clock;
    }

    /** Stores the change in the running transaction; one without effect writes nothing. */
    public void apply(Origin origin, UserChange change) {
        if (change.isEffective()) {
            store(origin, change);
            Link link = change.link();
            LinkMemberships.Joined joined = memberships.follow(change, clock.instant());
            ResourceId member = new ResourceId(link.user().value());
            joined.local()
                    .forEach(group ->
                            log.append(membersChanged(origin, link).in(null).resuming(member, group)));
            joined.resumed()
                    .forEach(group -> log.append(membersChanged(origin, link).resuming(link.id(), group)));
            joined.attached()
                    .forEach(group -> log.append(membersChanged(origin, link).attaching(link.id(), group)));
        }
    }

    /** Stores the change of a user who is in no group, and for whom none waits, in the running transaction. */
    void store(Origin origin, UserChange change) {
        storeUser(change);
        storeLink(origin.directory(), change);
        append(origin, change);
    }

    private void storeUser(UserChange change) {
        User before = change.userBefore();
        if (before == null) {
            users.add(change.user());
        } else if (!before.equals(change.user())) {
            users.update(before, change.user());
        }
    }

    private void storeLink(Directory directory, UserChange change) {
        Link before = change.linkBefore();
        if (before == null) {
            links.add(directory, change.link());
        } else if (!before.equals(change.link())) {
            links.update(directory, before, change.link());
        }
    }

    private void append(Origin origin, UserChange change) {
        User before = change.userBefore();
        SyncEvent event = origin.event(change.action(), clock.instant())
                .in(change.link().directory())
                .aboutUser(change.link().id(), change.link().user())
                .changed(change.changedNames())
                .because(change.reason());
        log.append(before == null ? event : event.telling(before, change.user()));
    }

    private SyncEvent membersChanged(Origin origin, Link link) {
        return origin.event(SyncAction.MEMBERS_CHANGED, clock.instant()).in(link.directory());
    }
}
