package dev.rollcall.application.lifecycle;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.UserAdministration;
import dev.rollcall.application.port.Erasures;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Anonymises once more whom a restored backup has brought back. Whom a server has anonymised is remembered after the
 * commit; for one that was killed in between, that is made up for first.
 */
@SingletonBean
public class RepeatedErasures {

    private static final int CHUNK = 500;

    private final Erasures erasures;
    private final Users users;
    private final UserAdministration administration;

    /** Takes what it works with. */
    @Inject
    public RepeatedErasures(Erasures erasures, Users users, UserAdministration administration) {
        this.erasures = erasures;
        this.users = users;
        this.administration = administration;
    }

    /** Does all there is to do, before anybody is served, and returns how many people had come back. */
    public int run() {
        List<UserId> all = erasures.all();
        rememberWhoIsMissing(Set.copyOf(all));
        int done = 0;
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<UserId> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            done += administration.anonymise(UserAdministration.AFTER_A_RESTORED_BACKUP, () -> back(chunk));
        }
        return done;
    }

    private void rememberWhoIsMissing(Set<UserId> known) {
        String after = "";
        List<UserId> page;
        do {
            page = users.anonymised(after, CHUNK);
            erasures.remember(page.stream().filter(id -> !known.contains(id)).toList());
            after = page.isEmpty() ? after : page.get(page.size() - 1).value();
        } while (page.size() == CHUNK);
    }

    private List<UserId> back(List<UserId> erased) {
        return users.findAll(erased).stream()
                .map(Person::user)
                .filter(user -> user.status() != UserStatus.ANONYMISED)
                .map(User::id)
                .toList();
    }
}
