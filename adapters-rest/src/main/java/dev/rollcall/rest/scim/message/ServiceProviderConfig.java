package dev.rollcall.rest.scim.message;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this server supports, and within which limits (RFC 7643, 5; RFC 9865, 4). */
public final class ServiceProviderConfig {

    private static final String SUPPORTED = "supported";
    private static final Complex YES = Complex.of(SUPPORTED, Flag.TRUE);
    private static final Complex NO = Complex.of(SUPPORTED, Flag.FALSE);

    private ServiceProviderConfig() {}

    /** Returns the document for a server with these limits, without {@code meta}. */
    public static Complex tree(RequestLimits limits) {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("schemas", Many.of(new Text(CoreSchemas.SERVICE_PROVIDER_CONFIG.id())));
        tree.put("patch", YES);
        tree.put(
                "bulk",
                YES.with("maxOperations", Numeric.of(limits.bulkOperations()))
                        .with("maxPayloadSize", Numeric.of(limits.longBytes())));
        tree.put("filter", YES.with("maxResults", Numeric.of(Page.MAX_COUNT)));
        tree.put("changePassword", NO);
        tree.put("sort", YES);
        tree.put("etag", YES);
        tree.put("pagination", pagination());
        tree.put("authenticationSchemes", Many.of(accessToken(), secretToken()));
        return Complex.of(tree);
    }

    private static Complex pagination() {
        return Complex.of("cursor", Flag.TRUE)
                .with("index", Flag.TRUE)
                .with("defaultPaginationMethod", new Text("index"))
                .with("defaultPageSize", Numeric.of(Page.DEFAULT_COUNT))
                .with("maxPageSize", Numeric.of(Page.MAX_COUNT));
    }

    private static Complex accessToken() {
        return Complex.of("type", new Text("oauth2"))
                .with("name", new Text("OAuth 2.0 client credentials"))
                .with(
                        "description",
                        new Text("An access token of the token endpoint, for the id and secret of an API client."))
                .with("specUri", new Text("https://www.rfc-editor.org/info/rfc6749"))
                .with("primary", Flag.TRUE);
    }

    private static Complex secretToken() {
        return Complex.of("type", new Text("oauthbearertoken"))
                .with("name", new Text("OAuth bearer token"))
                .with(
                        "description",
                        new Text("A secret token of the directory, for clients that can hold only a token."))
                .with("specUri", new Text("https://www.rfc-editor.org/info/rfc6750"))
                .with("primary", Flag.FALSE);
    }
}
