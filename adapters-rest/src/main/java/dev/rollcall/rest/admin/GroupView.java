package dev.rollcall.rest.admin;

import dev.rollcall.application.port.AdministeredGroups.GroupMember;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the admin API shows a group as JSON. */
final class GroupView {

    private GroupView() {}

    /** Returns the group with the number of its members; {@code directoryId} is null for a local one. */
    static Complex of(Group group) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Text(group.id().value()));
        fields.put("displayName", new Text(group.displayName()));
        fields.put("description", text(group.description()));
        fields.put("directoryId", text(group.owningDirectory().map(DirectoryId::value)));
        fields.put("externalId", text(group.externalId()));
        fields.put("members", Numeric.of(group.members()));
        fields.put("created", View.moment(group.meta().created()));
        fields.put("lastModified", View.moment(group.meta().lastModified()));
        return Complex.of(fields);
    }

    /** Returns a member; {@code scimId} is null in a local group. */
    static Complex of(GroupMember member) {
        return Complex.of("userId", new Text(member.user().value()))
                .with("loginName", new Text(member.loginName()))
                .with("scimId", text(member.link().map(ResourceId::value)));
    }

    private static Value text(Optional<String> text) {
        return text.<Value>map(Text::new).orElse(Null.NULL);
    }
}
