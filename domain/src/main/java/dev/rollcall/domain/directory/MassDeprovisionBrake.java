package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.value.Complex;

/** When deletions are held because too many users would go at once: a share in percent, ignored below a minimum. */
public record MassDeprovisionBrake(boolean enabled, int percent, int minimum, boolean holdDeactivations) {

    /** The brake of a new directory. */
    public static final MassDeprovisionBrake DEFAULT = new MassDeprovisionBrake(true, 20, 10, false);

    /**
     * Decides about one more user, or group, who is to leave: up to {@code percent} of the users may go within the
     * window, and fewer than {@code minimum} are never too many.
     */
    public BrakeDecision decide(DeprovisionWindow window) {
        if (!enabled || window.leaving() < minimum || !window.exceeds(percent)) {
            return BrakeDecision.PASS;
        }
        return holdDeactivations ? BrakeDecision.HOLD_EVERYTHING : BrakeDecision.HOLD_DELETIONS;
    }

    MassDeprovisionBrake merge(FieldReader fields) {
        return new MassDeprovisionBrake(
                fields.flag("enabled", enabled, DEFAULT.enabled),
                fields.integer("percent", percent, DEFAULT.percent, new FieldReader.Range(1, 100)),
                fields.integer("minimum", minimum, DEFAULT.minimum, new FieldReader.Range(1, 1_000_000)),
                fields.flag("holdDeactivations", holdDeactivations, DEFAULT.holdDeactivations));
    }

    Complex toTree() {
        return new FieldWriter()
                .flag("enabled", enabled)
                .integer("percent", percent)
                .integer("minimum", minimum)
                .flag("holdDeactivations", holdDeactivations)
                .tree();
    }
}
