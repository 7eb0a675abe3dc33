package dev.rollcall.rest.admin;

import dev.rollcall.application.synclog.Changes;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.synclog.Change;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import dev.rollcall.domain.user.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an item of the change feed looks as JSON. Applications know users by their ids, never by SCIM ids. */
final class ChangeView {

    private ChangeView() {}

    static Complex of(FeedItem item, Changes.Part part) {
        SyncEvent event = item.event();
        Change change = Objects.requireNonNull(event.change());
        Target target = event.target();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("seq", Numeric.of(item.seq()));
        fields.put("time", View.moment(event.time()));
        fields.put("type", new Text(change.type().spelling()));
        fields.put("directory", text(event.directory()));
        fields.put("user", text(target.user()));
        fields.put("group", target.type() == Target.Type.GROUP ? text(target.resource()) : Null.NULL);
        fields.put(
                "changed",
                new Many(event.changed().stream().<Value>map(Text::new).toList()));
        boolean isLocal = event.directory() == null;
        fields.put("added", isLocal ? users(change.added()) : users(change.added(), part.members()));
        fields.put("removed", isLocal ? users(change.removed()) : users(change.removed(), part.members()));
        fields.put("state", state(target, part));
        return Complex.of(fields);
    }

    /** The user or group as it is now, not as it was then: nothing that was said about people is kept in the feed. */
    private static Value state(Target target, Changes.Part part) {
        Person person = target.user() == null ? null : part.people().get(target.user());
        Group group = target.resource() == null ? null : part.groups().get(target.resource());
        return person != null ? UserView.of(person) : group != null ? GroupView.of(group) : Null.NULL;
    }

    /** The members of a local group are users already. */
    private static Value users(List<ResourceId> ids) {
        return new Many(ids.stream().<Value>map(id -> new Text(id.value())).toList());
    }

    /** A link that is closed by now is nobody any longer: its user has left the directory, and all groups of it. */
    private static Value users(List<ResourceId> links, Map<ResourceId, UserId> members) {
        return new Many(links.stream()
                .map(members::get)
                .flatMap(Stream::ofNullable)
                .<Value>map(user -> new Text(user.value()))
                .toList());
    }

    private static Value text(@Nullable Object id) {
        return id == null ? Null.NULL : new Text(id.toString());
    }
}
