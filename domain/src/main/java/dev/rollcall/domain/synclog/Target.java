package dev.rollcall.domain.synclog;

import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.UserId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about; every part may be unknown.
 *
 * @param resource the SCIM id, or the id of a group that no directory owns
 * @param user the person, also of a link that is closed by now
 * @param key the SHA-256 of what a client names a resource by that has no id yet, so that a later success is recognised
 */
public record Target(
        @Nullable Type type,
        @Nullable ResourceId resource,
        @Nullable UserId user,
        @Nullable String key) {

    /** About nothing that has an id. */
    public static final Target NONE = new Target(null, null, null, null);

    /** Kinds of things. */
    public enum Type {
        USER,
        GROUP;

        /** Returns the name of the resource type (RFC 7643, 6), such as {@code User}. */
        public String spelling() {
            return this == USER ? "User" : "Group";
        }

        /** Returns the type of the resources at an endpoint such as {@code /Users}. */
        public static Optional<Type> at(String endpoint) {
            return Arrays.stream(values())
                    .filter(type -> endpoint.equals("/" + type.spelling() + "s"))
                    .findFirst();
        }
    }

    /** Returns a user with the link it has or had; null for one without. */
    public static Target user(@Nullable ResourceId link, UserId user) {
        return new Target(Type.USER, link, user, null);
    }

    /** Returns a group. */
    public static Target group(ResourceId group) {
        return new Target(Type.GROUP, group, null, null);
    }

    /** Returns whether the user or the resource has that id. */
    boolean isNamed(String id) {
        return (user != null && user.value().equals(id))
                || (resource != null && resource.value().equals(id));
    }

    /** Returns this target with the key of {@code other} if it has none. */
    Target keyedLike(Target other) {
        return key == null ? new Target(type, resource, user, other.key) : this;
    }
}
