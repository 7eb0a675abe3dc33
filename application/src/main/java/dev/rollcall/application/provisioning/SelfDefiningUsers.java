package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.CallerChanges;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;

/**
 * The users of a directory whose profile fields define themselves: a field that is sent for the first time is defined
 * before the request is understood, if the directory allows it. It stays defined even if the request is then refused.
 */
@SingletonBean
public class SelfDefiningUsers implements Provisioning {

    private final UserProvisioning users;
    private final Directories directories;
    private final Transactions transactions;
    private final CallerChanges changes;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public SelfDefiningUsers(
            UserProvisioning users,
            Directories directories,
            Transactions transactions,
            CallerChanges changes,
            Clock clock) {
        this.users = users;
        this.directories = directories;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Resource create(Call call, Complex body) {
        return users.create(defining(call, body), body);
    }

    @Override
    public Resource read(Call call, ResourceId id) {
        return users.read(call, id);
    }

    @Override
    public QueryResult search(Call call, Query query) {
        return users.search(call, query);
    }

    @Override
    public Resource replace(Call call, ResourceId id, Complex body, Precondition precondition) {
        return users.replace(defining(call, body), id, body, precondition);
    }

    @Override
    public Resource patch(Call call, ResourceId id, Complex body, Precondition precondition) {
        return users.patch(defining(call, body), id, body, precondition);
    }

    @Override
    public void delete(Call call, ResourceId id, Precondition precondition) {
        users.delete(call, id, precondition);
    }

    /** What the caller carries may be 2 seconds old; the row of the directory says what is defined by now. */
    private Call defining(Call call, Complex body) {
        Set<String> undefined = call.directory().schemas().undefinedFields(body);
        if (undefined.isEmpty()) {
            return call;
        }
        Directory defined = transactions.call(() -> define(call.directory(), undefined));
        changes.happened();
        return call.in(defined);
    }

    private Directory define(Directory remembered, Set<String> names) {
        Directory before = directories.lock(remembered.id()).orElse(remembered);
        Directory after = before.with(before.schemas().withFields(names), clock.instant());
        if (!after.equals(before)) {
            directories.update(after);
        }
        return after;
    }
}
