package dev.rollcall.rest.admin;

import dev.rollcall.application.directory.HeldChanges.Settled;
import dev.rollcall.application.directory.IssuedClient;
import dev.rollcall.application.directory.IssuedToken;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.SecretToken;
import dev.rollcall.domain.directory.StoredSecret;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the admin API shows things as JSON. Every field is always there; what is not set is {@code null}. A secret is
 * shown by {@link #of(IssuedClient)} and {@link #of(IssuedToken)} only.
 */
final class View {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private View() {}

    /** Returns what became of held changes. */
    static Complex of(Settled settled) {
        return Complex.of("done", (Value)
                        new Many(settled.done().stream().<Value>map(Text::new).toList()))
                .with(
                        "refused",
                        new Many(settled.refused().stream().map(View::of).toList()))
                .with("remaining", Numeric.of(settled.remaining()));
    }

    private static Value of(Refusal.Field refused) {
        return Complex.of("id", (Value) new Text(refused.field())).with("detail", new Text(refused.detail()));
    }

    /** Returns the client with its secrets as far as they are known: four characters. */
    static Complex of(ApiClient client) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Text(client.id()));
        fields.put("name", new Text(client.name()));
        fields.put("clientId", new Text(client.clientId()));
        fields.put("created", moment(client.created()));
        fields.put("lastUsed", moment(client.lastUsed()));
        fields.put("expiresAt", moment(client.expiresAt()));
        fields.put("secrets", new Many(client.secrets().stream().map(View::of).toList()));
        return Complex.of(fields);
    }

    /** Returns the client with its new secret in clear. */
    static Complex of(IssuedClient issued) {
        return of(issued.client()).with("clientSecret", new Text(issued.secret().clear()));
    }

    /** Returns the token as far as it is known: four characters. */
    static Complex of(SecretToken token) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Text(token.id()));
        fields.put("name", new Text(token.name()));
        fields.put("lastFour", new Text(token.secret().lastFour()));
        fields.put("created", moment(token.secret().created()));
        fields.put("lastUsed", moment(token.lastUsed()));
        fields.put("expiresAt", moment(token.secret().expiresAt()));
        return Complex.of(fields);
    }

    /** Returns the new token in clear. */
    static Complex of(IssuedToken issued) {
        return of(issued.token()).with("token", new Text(issued.secret().clear()));
    }

    private static Value of(StoredSecret secret) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("lastFour", new Text(secret.lastFour()));
        fields.put("created", moment(secret.created()));
        fields.put("expiresAt", moment(secret.expiresAt()));
        return Complex.of(fields);
    }

    /** Returns the moment in RFC 3339, or null. */
    static Value moment(@Nullable Instant moment) {
        return moment == null ? Null.NULL : new Text(MILLISECONDS.format(moment));
    }
}
