package dev.rollcall.rest.admin;

import dev.rollcall.application.directory.HeldItem;
import dev.rollcall.application.port.HeldGroups.HeldGroup;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.user.User;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How something looks that the mass-deprovision brake holds. */
final class HeldView {

    private HeldView() {}

    /** Returns an item of the held list. */
    static Complex of(HeldItem item) {
        return item instanceof HeldItem.OfGroup group ? of(group.held()) : of(((HeldItem.OfUser) item).held());
    }

    private static Complex of(LinkedUser held) {
        User user = held.user();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Text(user.id().value()));
        fields.put("type", text(user.held().map(kind -> kind.spelling())));
        fields.put("userId", new Text(user.id().value()));
        fields.put("loginName", new Text(user.loginName()));
        fields.put("status", new Text(user.status().name().toLowerCase(Locale.ROOT)));
        fields.put("displayName", Null.NULL);
        fields.put("scimId", new Text(held.link().id().value()));
        fields.put("externalId", text(held.link().externalId()));
        fields.put(
                "since",
                View.moment(user.departure() == null ? null : user.departure().since()));
        return Complex.of(fields);
    }

    private static Complex of(HeldGroup held) {
        Group group = held.group();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Text(group.id().value()));
        fields.put("type", new Text("groupDeletion"));
        fields.put("userId", Null.NULL);
        fields.put("loginName", Null.NULL);
        fields.put("status", Null.NULL);
        fields.put("displayName", new Text(group.displayName()));
        fields.put("scimId", new Text(group.id().value()));
        fields.put("externalId", text(group.externalId()));
        fields.put("since", View.moment(held.since()));
        return Complex.of(fields);
    }

    private static Value text(Optional<String> text) {
        return text.<Value>map(Text::new).orElse(Null.NULL);
    }
}
