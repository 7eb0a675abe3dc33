package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.UserRules.MatchBy;
import dev.rollcall.domain.link.Candidates;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.user.EmailKeys;
import dev.rollcall.domain.user.User;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of all directories, and local ones, whom a created SCIM User may stand for. */
@SingletonBean
public class KnownPeople {

    private final Directories directories;
    private final Users users;

    /** Takes what it reads. */
    @Inject
    public KnownPeople(Directories directories, Users users) {
        this.directories = directories;
        this.users = users;
    }

    /** Returns who has the login name, locked until the transaction ends. */
    Optional<User> lockByLoginName(ComparisonKey name) {
        return users.lockByLoginName(name);
    }

    /** Returns the directory that owns somebody; empty while it is being removed. */
    Optional<Directory> owner(DirectoryId id) {
        return directories.find(id);
    }

    /** Returns whom a checked User may stand for, locked until the transaction ends; {@code named} has its login name. */
    Candidates lockCandidates(Call call, Complex asserted, Optional<User> named) {
        Optional<User> mailed = named.isPresent() ? Optional.empty() : byEmail(call, asserted);
        return new Candidates(
                Optional.empty(),
                named,
                mailed,
                switchedOff(call, named.or(() -> mailed).orElse(null)));
    }

    /** Returns who has one of the pushed addresses, if the directory matches by them and exactly one person has. */
    private Optional<User> byEmail(Call call, Complex asserted) {
        if (call.directory().settings().users().matchBy() != MatchBy.USER_NAME_THEN_EMAIL) {
            return Optional.empty();
        }
        List<User> holders = users.lockByEmail(EmailKeys.of(asserted));
        return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
    }

    private Set<DirectoryId> switchedOff(Call call, @Nullable User known) {
        DirectoryId owner = known == null ? null : known.owner();
        if (owner == null || owner.equals(call.directoryId())) {
            return Set.of();
        }
        boolean active = owner(owner).map(Directory::active).orElse(false);
        return active ? Set.of() : Set.of(owner);
    }
}
