package dev.rollcall.rest.http;

import dev.rollcall.domain.Reason;

/** The one place where a reason becomes an HTTP status (RFC 7644, 3.12; RFC 9110, 15). */
public final class Statuses {

    private Statuses() {}

    /** Returns the status code of a refusal with this reason. */
    public static int of(Reason reason) {
        return switch (reason) {
            case INVALID_FILTER,
                    INVALID_SYNTAX,
                    INVALID_PATH,
                    NO_TARGET,
                    INVALID_VALUE,
                    INVALID_CURSOR,
                    INVALID_COUNT,
                    MUTABILITY,
                    BAD_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case UNIQUENESS, CONFLICT -> 409;
            case GONE -> 410;
            case PRECONDITION_FAILED -> 412;
            case PAYLOAD_TOO_LARGE, TOO_MANY -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case NOT_IMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case SERVER_ERROR -> 500;
        };
    }
}
