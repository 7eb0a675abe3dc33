package dev.rollcall.rest.scim.message;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.synclog.Cause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A SCIM Error (RFC 7644, 3.12).
 *
 * @param detail one sentence for the administrator of the identity provider
 */
public record ErrorMessage(int status, Optional<String> scimType, String detail) {

    /** The URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    /** Returns the message as answered; the detail ends in what to read about it and the id of the request. */
    public Complex tree(Cause cause, String requestId) {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("schemas", Many.of(new Text(SCHEMA)));
        tree.put("status", new Text(Integer.toString(status)));
        scimType.ifPresent(keyword -> tree.put("scimType", new Text(keyword)));
        tree.put("detail", new Text(detail + " See " + cause.help() + ". Request id: " + requestId));
        return Complex.of(tree);
    }
}
