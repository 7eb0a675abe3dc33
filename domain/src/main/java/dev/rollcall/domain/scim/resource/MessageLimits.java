package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.FilterLimits;

/**
 * How much one message may say. It limits what is sent: what is stored stays as it is when the limits are lowered.
 *
 * @param elements the most elements of a list
 * @param patchOperations the most operations of a PATCH, an object without path counted by the attributes that it names
 * @param filter how large a filter may be, also one in the path of a PATCH
 */
public record MessageLimits(int elements, int patchOperations, FilterLimits filter) {

    /** Those of a server that is told no others. */
    public static final MessageLimits DEFAULT =
            new MessageLimits(ResourceCheck.MAX_ELEMENTS, 1_000, FilterLimits.DEFAULT);

    /**
     * Returns when a PATCH may have as many operations.
     *
     * @throws Refusal {@code tooMany}
     */
    public void requireFewOperations(int operations) {
        if (operations > patchOperations) {
            throw Refusal.of(Reason.TOO_MANY, "A PATCH request takes at most " + patchOperations + " operations.");
        }
    }

    /**
     * Returns when the paths of a PATCH may have as many conditions, each of which may be tried on every element of a list:
     * as many as it may have operations, and those of one filter in any case.
     *
     * @throws Refusal {@code tooMany}
     */
    public void requireFewConditions(int conditions) {
        int most = Math.max(patchOperations, filter.terms());
        if (conditions > most) {
            throw Refusal.of(
                    Reason.TOO_MANY,
                    "The filters in the paths of a PATCH request have at most " + most + " conditions.");
        }
    }
}
