package dev.rollcall.oauth;

import dev.rollcall.application.access.AccessRefusal;

/** What came of the credentials of a request. */
sealed interface Authentication {

    /** No credential was sent. */
    record Anonymous() implements Authentication {}

    /** A credential was sent and does not count. */
    record Refused(AccessRefusal why) implements Authentication {}

    /** The credential proves a caller. */
    record Accepted(TokenPrincipal principal) implements Authentication {}
}
