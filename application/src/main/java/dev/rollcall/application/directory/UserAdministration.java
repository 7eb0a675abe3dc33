package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Erasures;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.port.Users;
import dev.rollcall.application.provisioning.LinkMemberships;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.AdministratorAction;
import dev.rollcall.domain.link.ManualChange;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.ConnectRequest;
import dev.rollcall.domain.user.LocalAttributes;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserRequest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator does with people, whichever directory owns them. Each call is one transaction; one without effect
 * writes nothing.
 */
@SingletonBean
public class UserAdministration {

    /** Who anonymises people whom a restored backup has brought back. */
    public static final Actor AFTER_A_RESTORED_BACKUP = new Actor(Actor.Kind.TIMER, "repeated-erasures", "");

    private final Transactions transactions;
    private final Users users;
    private final UserRecords records;
    private final LinkMemberships memberships;
    private final Erasures erasures;

    /** Takes what it works with. */
    @Inject
    public UserAdministration(
            Transactions transactions,
            Users users,
            UserRecords records,
            LinkMemberships memberships,
            Erasures erasures) {
        this.transactions = transactions;
        this.users = users;
        this.records = records;
        this.memberships = memberships;
        this.erasures = erasures;
    }

    /**
     * Makes a local user.
     *
     * @throws Refusal with every field that is wrong, or with {@link Reason#UNIQUENESS} when the login name is taken
     */
    public Person create(Actor by, Complex body) {
        UserRequest request = UserRequest.create(body);
        String loginName = request.loginName().orElseThrow();
        Complex attributes = new LocalAttributes(CoreSchemas.USER).merge(Complex.empty(), request.attributes());
        return transactions.call(() -> {
            if (users.lockByLoginName(User.loginKey(loginName)).isPresent()) {
                throw nameTaken(loginName);
            }
            return records.add(by, User.local(new UserId(TimeOrderedId.at(records.now())), loginName, attributes));
        });
    }

    /**
     * Returns the user.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public Person find(UserId id) {
        return transactions.read(() -> users.find(id)).orElseThrow(UserRecords::unknownUser);
    }

    /** Returns at most {@code limit} users with ids above {@code after}, oldest first. */
    public List<Person> list(Users.Selection selection, String after, int limit) {
        return transactions.read(() -> users.list(selection, after, limit));
    }

    /**
     * Changes a user by hand, as the setting "manual changes" of its directory allows.
     *
     * @throws Refusal with every field that is wrong, with {@link Reason#NOT_FOUND}, with {@link Reason#UNIQUENESS} when
     *     the login name is taken, or with {@link Reason#CONFLICT} when the state or the directory stands against it
     */
    public Person update(Actor by, UserId id, Complex body) {
        UserRequest request = UserRequest.change(body);
        return transactions.call(() -> {
            Person before = records.lock(id);
            Person after = new ManualChange(before, owner(before)).apply(request);
            refuseTakenName(after.user());
            return records.store(by, before, after, SyncAction.EDITED);
        });
    }

    /**
     * Does what can be done to a user with one word. Repeated, it changes nothing. An anonymisation is remembered outside
     * the database, too, once it is committed.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}, with {@link Reason#UNIQUENESS} when the login name of a user that is
     *     restored was given away, or with {@link Reason#CONFLICT} when the state of the user, or the removal of its
     *     directory, stands against it
     */
    public Person act(Actor by, UserId id, AdministratorAction action) {
        Person done = transactions.call(() -> change(by, id, action));
        if (action == AdministratorAction.ANONYMISE) {
            erasures.remember(List.of(id));
        }
        return done;
    }

    /**
     * Anonymises the users whom {@code due} finds, in one transaction with it, and returns how many these were. They are
     * remembered outside the database once that is committed: before, an administrator could still bring them back.
     */
    public int anonymise(Actor by, Supplier<List<UserId>> due) {
        List<UserId> anonymised = transactions.call(() -> {
            List<UserId> ids = due.get();
            ids.forEach(id -> change(by, id, AdministratorAction.ANONYMISE));
            return ids;
        });
        erasures.remember(anonymised);
        return anonymised.size();
    }

    private Person change(Actor by, UserId id, AdministratorAction action) {
        Person before = records.lock(id);
        Person after = action.apply(before, records.now());
        refuseTakenName(after.user());
        LinkMemberships.Joined joined = memberships.follow(before, after, records.now());
        Person stored = records.store(by, before, after, logged(action));
        records.tellResumed(by, id, joined.local());
        before.openLink().ifPresent(link -> records.tellResumed(by, link, joined.resumed()));
        return stored;
    }

    /**
     * Connects a local user with a directory, which sees it from then on and claims it by its next create; of a user who
     * is connected there already, only the identifier changes.
     *
     * @throws Refusal with every field that is wrong, with {@link Reason#NOT_FOUND}, with {@link Reason#UNIQUENESS} when
     *     another user of the directory has the name or identifier, or with {@link Reason#CONFLICT} when the user belongs
     *     to another directory or is deleted
     */
    public Person connect(Actor by, UserId id, Complex body) {
        ConnectRequest request = ConnectRequest.read(body);
        return transactions.call(() -> {
            Person before = records.lock(id);
            Directory directory = records.directory(request.directory());
            ResourceId fresh = new ResourceId(TimeOrderedId.at(records.now()));
            Person after = before.connectedTo(directory.id(), request.externalId(), fresh, records.now());
            after.openLink().ifPresent(link -> records.refuseTakenIn(directory.id(), link));
            Person stored =
                    records.store(by, before, after, before.link() == null ? SyncAction.CONNECTED : SyncAction.EDITED);
            after.openLink().ifPresent(link -> records.tellAttached(by, link, memberships.attach(before.link(), link)));
            return stored;
        });
    }

    private @Nullable Directory owner(Person person) {
        return person.openLink().map(records::owner).orElse(null);
    }

    private void refuseTakenName(User user) {
        if (!user.isGone()
                && users.lockByLoginName(User.loginKey(user.loginName()))
                        .filter(other -> !other.id().equals(user.id()))
                        .isPresent()) {
            throw nameTaken(user.loginName());
        }
    }

    private static Refusal nameTaken(String loginName) {
        return Refusal.of(Reason.UNIQUENESS, "There is a user with the login name \"" + loginName + "\" already.");
    }

    private static SyncAction logged(AdministratorAction action) {
        return switch (action) {
            case BLOCK -> SyncAction.BLOCKED;
            case UNBLOCK -> SyncAction.UNBLOCKED;
            case DETACH -> SyncAction.DETACHED;
            case PROTECT -> SyncAction.PROTECTION_SET;
            case UNPROTECT -> SyncAction.PROTECTION_LIFTED;
            case DELETE -> SyncAction.DELETED;
            case RESTORE -> SyncAction.RESTORED;
            case ANONYMISE -> SyncAction.ANONYMISED;
        };
    }
}
