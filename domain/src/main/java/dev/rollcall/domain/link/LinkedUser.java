package dev.rollcall.domain.link;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A link with the user it is about. */
public record LinkedUser(Link link, User user) {

    /** Returns the user with the link that closed last: of what that had supplied, local values were made. */
    static Optional<LinkedUser> closedLast(UserId user, List<LinkedUser> known) {
        return known.stream()
                .filter(one -> !one.link().isOpen() && one.user().id().equals(user))
                .max(Comparator.comparing(one -> one.link().meta().lastModified()));
    }

    /**
     * Returns what a directory had said of the user when it last had it, as far as that link is among those that are
     * {@code known} of the directory; else nothing.
     */
    public static Complex said(UserId user, List<LinkedUser> known) {
        return closedLast(user, known).map(gone -> gone.link().attributes()).orElse(Complex.empty());
    }
}
