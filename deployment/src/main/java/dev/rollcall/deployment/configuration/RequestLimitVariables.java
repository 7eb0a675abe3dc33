package dev.rollcall.deployment.configuration;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.deployment.configuration.Variables.Range;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.value.Numeric;

/** The variables that say how much a SCIM request may hold. Each range ends where a request would still be harmless. */
final class RequestLimitVariables {

    /** From what any user fits in to what one request may hold in memory. */
    private static final Range BODY = new Range(65_536, 8 * 1024 * 1024);

    /** Groups and bulk requests hold many users. */
    private static final Range LONG_BODY = new Range(65_536, 64 * 1024 * 1024);

    /** From one to what fits into the longest body. */
    private static final Range BULK_OPERATIONS = new Range(1, 100_000);

    /** To what takes seconds when each of them searches the longest list. */
    private static final Range PATCH_OPERATIONS = new Range(1, 5_000);

    /** From a PATCH of an extension inside of a bulk request to what is read recursively on any stack. */
    private static final Range JSON_DEPTH = new Range(12, 128);

    /** From twice the longest name to the usual body. */
    private static final Range TEXT = new Range(1_024, 1024 * 1024);

    /** From any 64-bit integer to the longest number that is compared. */
    private static final Range DIGITS = new Range(20, Numeric.MAX_LENGTH);

    /** To as many as are stored. */
    private static final Range ELEMENTS = new Range(100, ResourceCheck.MAX_ELEMENTS);

    /** From a search for a name to what fits into a text. */
    private static final Range FILTER = new Range(1_024, 64 * 1024);

    /** From {@code emails[…]} to what is read recursively here and in the database. */
    private static final Range FILTER_DEPTH = new Range(1, 50);

    /** To what a database takes as conditions of one statement. */
    private static final Range FILTER_TERMS = new Range(2, 200);

    private final Variables variables;

    RequestLimitVariables(Variables variables) {
        this.variables = variables;
    }

    RequestLimits read() {
        RequestLimits unset = RequestLimits.DEFAULT;
        return new RequestLimits(
                json(unset.json()),
                variables.number("ROLLCALL_LONG_BODY_LIMIT_BYTES", Math.toIntExact(unset.longBytes()), LONG_BODY),
                variables.number("ROLLCALL_BULK_OPERATIONS", unset.bulkOperations(), BULK_OPERATIONS),
                variables.number("ROLLCALL_PATCH_OPERATIONS", unset.patchOperations(), PATCH_OPERATIONS),
                filter(unset.filter()));
    }

    private JsonLimits json(JsonLimits unset) {
        return new JsonLimits(
                variables.number("ROLLCALL_BODY_LIMIT_BYTES", Math.toIntExact(unset.bytes()), BODY),
                variables.number("ROLLCALL_JSON_DEPTH", unset.depth(), JSON_DEPTH),
                variables.number("ROLLCALL_JSON_TEXT_CHARACTERS", unset.string(), TEXT),
                variables.number("ROLLCALL_JSON_NUMBER_DIGITS", unset.digits(), DIGITS),
                variables.number("ROLLCALL_JSON_ARRAY_ELEMENTS", unset.elements(), ELEMENTS));
    }

    private FilterLimits filter(FilterLimits unset) {
        return new FilterLimits(
                variables.number("ROLLCALL_FILTER_BYTES", unset.bytes(), FILTER),
                variables.number("ROLLCALL_FILTER_DEPTH", unset.depth(), FILTER_DEPTH),
                variables.number("ROLLCALL_FILTER_TERMS", unset.terms(), FILTER_TERMS));
    }
}
