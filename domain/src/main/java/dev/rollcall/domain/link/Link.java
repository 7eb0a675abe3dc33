package dev.rollcall.domain.link;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one directory says about one user; as a SCIM resource, a {@code User} (RFC 7643, 4.1). The attributes are a
 * checked resource that always holds {@code userName} and {@code active}. A closed link is remembered, but no longer
 * addressable.
 */
public record Link(ResourceId id, DirectoryId directory, UserId user, State state, Complex attributes, Meta meta) {

    /** Whether the directory can still address the link. */
    public enum State {
        OPEN,
        /** Open, because an administrator has connected the user; the directory has not written it yet. */
        EXPECTED,
        CLOSED
    }

    /** Returns the name the directory knows the user by. */
    public String userName() {
        return attributes.text("userName").orElseThrow();
    }

    /** Returns what makes {@link #userName} unique among the open links of a directory. */
    public ComparisonKey userNameKey() {
        return ComparisonKey.folded(userName());
    }

    /** Returns the identifier in the identity provider, compared with case. */
    public Optional<String> externalId() {
        return attributes.text("externalId");
    }

    /** Returns whether the directory asserts the user to be active. */
    public boolean active() {
        return attributes.get("active") == Flag.TRUE;
    }

    /** Returns whether the directory can address the link. */
    public boolean isOpen() {
        return state != State.CLOSED;
    }

    /**
     * Returns the link with other attributes, as changed at {@code now}; itself when they are equal. Attributes without
     * {@code active} leave it as it is: nobody is activated or deactivated by silence.
     */
    public Link with(Complex changed, Instant now) {
        Complex complete = changed.get("active") == null ? changed.with("active", Flag.of(active())) : changed;
        State written = isOpen() ? State.OPEN : State.CLOSED;
        return complete.equals(attributes) && written == state
                ? this
                : new Link(id, directory, user, written, complete, meta.changedAt(now));
    }

    /** Returns the names of the attributes that differ from {@code other}'s; never a value. */
    public List<String> changedNames(Link other) {
        return attributes.differingNames(other.attributes);
    }

    /** Returns the link under another identifier of the identity provider; itself when it has that. */
    public Link identifiedBy(String externalId, Instant now) {
        Complex changed = attributes.with("externalId", new Text(externalId));
        return changed.equals(attributes) ? this : new Link(id, directory, user, state, changed, meta.changedAt(now));
    }

    /** Returns the link as one about another user. */
    public Link about(UserId other) {
        return new Link(id, directory, other, state, attributes, meta);
    }

    /** Returns the link as addressable again, with what was asserted when it closed. */
    public Link reopened(Instant now) {
        return new Link(id, directory, user, State.OPEN, attributes, meta.changedAt(now));
    }

    /** Returns the link as no longer addressable. */
    public Link closed(Instant now) {
        return new Link(id, directory, user, State.CLOSED, attributes, meta.changedAt(now));
    }
}
