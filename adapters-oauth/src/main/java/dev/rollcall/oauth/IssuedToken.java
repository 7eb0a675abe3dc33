package dev.rollcall.oauth;

import java.time.Duration;

/**
 * A new access token. Its text form hides it.
 *
 * @param lifetime from {@code iat} to {@code exp}
 */
record IssuedToken(String value, Duration lifetime, String scope) {

    @Override
    public String toString() {
        return "IssuedToken[hidden]";
    }
}
