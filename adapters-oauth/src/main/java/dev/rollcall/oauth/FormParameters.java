package dev.rollcall.oauth;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of an {@code application/x-www-form-urlencoded} text. As RFC 6749, 3.2 wants it, none comes twice, and one
 * without a value counts as left out.
 */
final class FormParameters {

    private final Map<String, String> values;

    private FormParameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Returns the parameters of {@code text}.
     *
     * @throws OAuthError when a name comes twice or a percent sign encodes nothing
     */
    static FormParameters parse(String text, Charset charset) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), charset);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), charset);
            if (!name.isEmpty() && values.put(name, value) != null) {
                throw OAuthError.invalidRequest("Every parameter may come only once.");
            }
        }
        return new FormParameters(values);
    }

    /** Returns the value; empty when the parameter is missing or has none. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns whether the parameter was sent, be it without a value. */
    boolean contains(String name) {
        return values.containsKey(name);
    }

    private static String decode(String encoded, Charset charset) {
        try {
            return URLDecoder.decode(encoded, charset);
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidRequest(
                    "The parameters are not form-encoded: a % must be followed by two hexadecimal" + " digits.");
        }
    }
}
