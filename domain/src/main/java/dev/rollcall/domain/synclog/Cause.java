package dev.rollcall.domain.synclog;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why calls are refused, as an administrator can mend it: the catalogue of {@code docs/problems.md}, which has a section
 * for each.
 */
public enum Cause {
    INVALID_FILTER("In the identity provider, map the matching attribute to userName or externalId."),
    TOO_MANY("In the identity provider, lower the number of operations or members it sends in one request."),
    ALREADY_EXISTS(
            "Restart provisioning in the identity provider, so that it looks for the user before it creates it."),
    NAME_TAKEN("Give one of the two people another user name, or let the directory connect existing users."),
    MUTABILITY("In the identity provider, remove the mapping to the attribute, which cannot be written."),
    INVALID_SYNTAX("Check that nothing between the identity provider and Rollcall changes requests."),
    INVALID_PATH(
            "In the identity provider, correct the attribute mapping, or define the attribute for this directory."),
    NO_TARGET("In the identity provider, correct the attribute mapping; its filter selects no value."),
    INVALID_VALUE("In the identity provider, correct the mapping or the value of the attribute that the reason names."),
    UNKNOWN_RESOURCE("Restart provisioning in the identity provider, so that it forgets ids that are no longer known."),
    INVALID_TOKEN("Issue a new secret or token in Rollcall and enter it in the identity provider."),
    MALFORMED_REQUEST("Check the tenant URL in the identity provider, and that no proxy adds headers."),
    DIRECTORY_INACTIVE("Switch the user directory on, then restart provisioning in the identity provider."),
    FORBIDDEN("Allow it in the settings of the user directory, or switch it off in the identity provider."),
    CONFLICT("Decide the conflict at the user in Rollcall; the reason says which."),
    PRECONDITION_FAILED("Nothing to do if it is rare: somebody else changed the resource at the same time."),
    PAYLOAD_TOO_LARGE("In the identity provider, send smaller requests, for example fewer members at once."),
    UNSUPPORTED_MEDIA_TYPE("Set the content type application/scim+json in the identity provider."),
    METHOD_NOT_ALLOWED("Check the tenant URL in the identity provider; a path after it is wrong."),
    UNKNOWN_ADDRESS("Check the tenant URL in the identity provider; nothing may follow /api/scim/v2."),
    NOT_IMPLEMENTED("Switch the feature off in the identity provider; this server does not offer it."),
    UNAVAILABLE("Nothing to do in the identity provider: it tries again. Check the database if it lasts."),
    SERVER_ERROR("Report it with the request id; the server's log has the cause.");

    private final String advice;

    Cause(String advice) {
        this.advice = advice;
    }

    /** Returns what to do about it, as one sentence. */
    public String advice() {
        return advice;
    }

    /** Returns the name in JSON and the anchor in {@code docs/problems.md}, such as {@code nameTaken}. */
    public String spelling() {
        return CamelCase.of(this);
    }

    /**
     * Returns whether it is about the connection and not about the object that the call named, so that it is over as soon
     * as any call succeeds.
     */
    public boolean isOfConnection() {
        return switch (this) {
            case UNKNOWN_RESOURCE,
                    INVALID_TOKEN,
                    MALFORMED_REQUEST,
                    DIRECTORY_INACTIVE,
                    UNSUPPORTED_MEDIA_TYPE,
                    METHOD_NOT_ALLOWED,
                    UNKNOWN_ADDRESS,
                    NOT_IMPLEMENTED,
                    UNAVAILABLE -> true;
            default -> false;
        };
    }

    /** Returns the place of its section in the catalogue. */
    public String help() {
        return "docs/problems.md#" + spelling().toLowerCase(Locale.ROOT);
    }

    /** Returns the cause of that spelling. */
    public static Optional<Cause> spelled(String spelling) {
        return Arrays.stream(values())
                .filter(cause -> cause.spelling().equals(spelling))
                .findFirst();
    }

    /** Returns the cause of a refusal. */
    public static Cause of(Refusal refusal) {
        return refusal.reason() == Reason.UNIQUENESS && refusal.existing().isPresent()
                ? ALREADY_EXISTS
                : of(refusal.reason());
    }

    private static Cause of(Reason reason) {
        return switch (reason) {
            case INVALID_FILTER -> INVALID_FILTER;
            case TOO_MANY -> TOO_MANY;
            case UNIQUENESS -> NAME_TAKEN;
            case MUTABILITY -> MUTABILITY;
            case INVALID_SYNTAX -> INVALID_SYNTAX;
            case INVALID_PATH -> INVALID_PATH;
            case NO_TARGET -> NO_TARGET;
            case INVALID_VALUE -> INVALID_VALUE;
            case NOT_FOUND, GONE -> UNKNOWN_RESOURCE;
            case UNAUTHENTICATED -> INVALID_TOKEN;
            case BAD_REQUEST, INVALID_CURSOR, INVALID_COUNT -> MALFORMED_REQUEST;
            case FORBIDDEN -> FORBIDDEN;
            case CONFLICT -> CONFLICT;
            case PRECONDITION_FAILED -> PRECONDITION_FAILED;
            case PAYLOAD_TOO_LARGE -> PAYLOAD_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_IMPLEMENTED -> NOT_IMPLEMENTED;
            case UNAVAILABLE -> UNAVAILABLE;
            case SERVER_ERROR -> SERVER_ERROR;
        };
    }

    /** Returns the cause of an error that no rule of this product made. */
    public static Cause ofStatus(int status) {
        return switch (status) {
            case 404 -> UNKNOWN_ADDRESS;
            case 405 -> METHOD_NOT_ALLOWED;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? MALFORMED_REQUEST : SERVER_ERROR;
        };
    }
}
