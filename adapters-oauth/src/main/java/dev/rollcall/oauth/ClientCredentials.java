package dev.rollcall.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id and secret that a client sends (RFC 6749, 2.3.1). Clients disagree on whether the two are form-encoded inside a
 * Basic header, so such a header can have two readings.
 *
 * @param readings what the client may mean, the likelier first; never empty
 */
record ClientCredentials(Method method, List<Reading> readings) {

    /** Where the credentials were. */
    enum Method {
        BASIC,
        BODY
    }

    /** An id with its secret. Its text form hides the secret. */
    record Reading(String clientId, String secret) {

        /** Parameters of the body that are missing do not contradict the header. */
        private boolean agreesWith(FormParameters form) {
            return form.get("client_id").map(clientId::equals).orElse(true)
                    && form.get("client_secret").map(secret::equals).orElse(true);
        }

        @Override
        public String toString() {
            return clientId;
        }
    }

    private static final Pattern BASIC = Pattern.compile("\\s*basic\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);
    private static final String FAILED = "The client authentication is missing or cannot be read.";

    /**
     * Finds the credentials of a request.
     *
     * @param authorization the values of all {@code Authorization} headers; one that is not Basic counts for nothing
     * @throws OAuthError when there are none, or two that contradict each other
     */
    static ClientCredentials of(List<String> authorization, FormParameters form) {
        if (authorization.size() > 1) {
            throw OAuthError.invalidRequest("There must be at most one Authorization header.");
        }
        Optional<Matcher> basic = authorization.stream()
                .map(BASIC::matcher)
                .filter(Matcher::matches)
                .findFirst();
        return basic.isPresent() ? ofHeader(basic.get().group(1), form) : ofBody(form);
    }

    private static ClientCredentials ofHeader(String base64, FormParameters form) {
        List<Reading> readings = readings(decodeBase64(base64)).stream()
                .filter(reading -> reading.agreesWith(form))
                .toList();
        if (readings.isEmpty()) {
            throw OAuthError.invalidRequest("The client credentials in the header and in the body differ.");
        }
        return new ClientCredentials(Method.BASIC, readings);
    }

    private static ClientCredentials ofBody(FormParameters form) {
        Optional<String> clientId = form.get("client_id");
        Optional<String> secret = form.get("client_secret");
        if (clientId.isEmpty() || secret.isEmpty()) {
            throw OAuthError.invalidClient(FAILED, Method.BODY);
        }
        return new ClientCredentials(Method.BODY, List.of(new Reading(clientId.get(), secret.get())));
    }

    private static String decodeBase64(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidClient(FAILED, Method.BASIC);
        }
    }

    private static List<Reading> readings(String userAndPassword) {
        int colon = userAndPassword.indexOf(':');
        if (colon < 0) {
            throw OAuthError.invalidClient(FAILED, Method.BASIC);
        }
        Reading raw = new Reading(userAndPassword.substring(0, colon), userAndPassword.substring(colon + 1));
        List<Reading> readings = new ArrayList<>(List.of(raw));
        formDecoded(raw).filter(decoded -> !decoded.equals(raw)).ifPresent(readings::add);
        return readings;
    }

    private static Optional<Reading> formDecoded(Reading raw) {
        try {
            return Optional.of(new Reading(
                    URLDecoder.decode(raw.clientId(), StandardCharsets.UTF_8),
                    URLDecoder.decode(raw.secret(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // A percent sign that encodes nothing: the client sends its secret as it is.
            return Optional.empty();
        }
    }
}
