package dev.rollcall.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a request is refused. Where RFC 7644, 3.12 or RFC 9865 has a {@code scimType} for it, the reason carries it. */
public enum Reason {
    /** The filter is no filter, or over its limits. */
    INVALID_FILTER("invalidFilter"),
    /** More results, operations or objects than the server works on. */
    TOO_MANY("tooMany"),
    /** Another live resource has the value that must be unique. */
    UNIQUENESS("uniqueness"),
    /** The attribute cannot be written. */
    MUTABILITY("mutability"),
    /** The body is no JSON, or not the message that was expected. */
    INVALID_SYNTAX("invalidSyntax"),
    /** The path of a PATCH operation names nothing. */
    INVALID_PATH("invalidPath"),
    /** The path of a PATCH operation selects nothing that could be written. */
    NO_TARGET("noTarget"),
    /** A value is missing or not of its attribute's type. */
    INVALID_VALUE("invalidValue"),
    /** The cursor is none of this server, directory and query (RFC 9865). */
    INVALID_CURSOR("invalidCursor"),
    /** The number of resources per page is no number, or out of range (RFC 9865). */
    INVALID_COUNT("invalidCount"),
    /** No such resource, or not in the caller's directory. */
    NOT_FOUND(null),
    /** It was there and is no longer kept. */
    GONE(null),
    /** The credential is missing, unknown or over. */
    UNAUTHENTICATED(null),
    /** The request is not well-formed HTTP of this API. */
    BAD_REQUEST(null),
    /** The credential may not do this. */
    FORBIDDEN(null),
    /** The state of the resource stands against the request. */
    CONFLICT(null),
    /** The resource has another version than the one the client read (RFC 7232). */
    PRECONDITION_FAILED(null),
    /** The body is longer than the limit. */
    PAYLOAD_TOO_LARGE(null),
    /** The body has a media type this API does not read. */
    UNSUPPORTED_MEDIA_TYPE(null),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(null),
    /** A part of SCIM that this server does not offer. */
    NOT_IMPLEMENTED(null),
    /** The database or a time limit stands in the way; trying again is right. */
    UNAVAILABLE(null),
    /** The server failed; its log has the cause. */
    SERVER_ERROR(null);

    private final @Nullable String scimType;

    Reason(@Nullable String scimType) {
        this.scimType = scimType;
    }

    /** Returns the keyword of RFC 7644, table 9, or of RFC 9865. */
    public Optional<String> scimType() {
        return Optional.ofNullable(scimType);
    }
}
