package dev.rollcall.domain.link;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.UserRules.ManualChanges;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.user.LocalAttributes;
import dev.rollcall.domain.user.Profile;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An administrator changes a user by hand. What the owning directory supplied is its own under the setting "manual
 * changes": with <em>lock</em> it cannot be changed; with <em>overwrite</em> the manual value stands until the directory
 * next writes the user; with <em>keep</em> it stands until an administrator takes it back with {@code null}.
 *
 * @param owner the directory that owns the person; null for a local user
 */
public record ManualChange(Person person, @Nullable Directory owner) {

    /**
     * Returns the person after the change, an equal one when it says nothing new. Whether the login name is free is not
     * decided here.
     *
     * @throws Refusal with every attribute that is wrong, or with {@link Reason#CONFLICT} when the state of the person or
     *     its directory stands against it
     */
    public Person apply(UserRequest request) {
        User user = person.user();
        if (user.isGone()) {
            throw Refusal.of(Reason.CONFLICT, "The user is deleted; restore it before you change it.");
        }
        String loginName = request.loginName().orElse(user.loginName());
        if (owner != null && !loginName.equals(user.loginName())) {
            throw locked("The login name is", owner);
        }
        Profile profile = person.profile();
        Set<String> spoken = profile.suppliedPathsIn(request.attributes());
        if (owner != null && !spoken.isEmpty() && rule(owner) == ManualChanges.LOCK) {
            throw locked("The attributes " + String.join(", ", spoken) + " are", owner);
        }
        Complex local = new LocalAttributes(owner == null ? CoreSchemas.USER : owner.userType())
                .merge(user.attributes(), request.attributes());
        Profile edited = profile.edited(local, spoken);
        return new Person(user.renamed(loginName).with(edited.local()).keptAt(edited.kept()), person.link());
    }

    /** Returns the user after its directory has written it: what the directory may overwrite counts again. */
    public static User written(User user, ManualChanges rule) {
        return rule == ManualChanges.KEEP ? user : user.keptAt(Set.of());
    }

    private static ManualChanges rule(Directory directory) {
        return directory.settings().users().manualChanges();
    }

    private static Refusal locked(String what, Directory directory) {
        return Refusal.of(
                Reason.CONFLICT,
                what + " supplied by the user directory \""
                        + directory.settings().name() + "\"; change it there, or detach the user.");
    }
}
