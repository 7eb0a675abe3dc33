package dev.rollcall.rest.admin;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.user.Profile;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the admin API shows a user as JSON. */
final class UserView {

    private UserView() {}

    /** Returns the user with its local and its effective attributes; {@code link} is null for a local one. */
    static Complex of(Person person) {
        User user = person.user();
        boolean named = user.status() != UserStatus.ANONYMISED;
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Text(user.id().value()));
        fields.put("loginName", named ? new Text(user.loginName()) : Null.NULL);
        fields.put("status", new Text(user.status().name().toLowerCase(Locale.ROOT)));
        fields.put("blocked", Flag.of(user.blocked()));
        fields.put("protected", Flag.of(user.isProtected()));
        fields.put("attributes", Profile.withoutIdentity(user.attributes()));
        fields.put("effective", person.effective());
        fields.put("link", person.openLink().<Value>map(UserView::of).orElse(Null.NULL));
        fields.put("created", View.moment(TimeOrderedId.moment(user.id().value())));
        return Complex.of(fields);
    }

    private static Complex of(Link link) {
        return Complex.of("directoryId", new Text(link.directory().value()))
                .with("scimId", new Text(link.id().value()))
                .with("externalId", link.externalId().<Value>map(Text::new).orElse(Null.NULL))
                .with("active", Flag.of(link.active()))
                .with("created", View.moment(link.meta().created()));
    }
}
