package dev.rollcall.deployment.system;

import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** 50,000 members in an H2 file. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It takes times.")
class LongGroupOnH2IT extends LongGroup {

    LongGroupOnH2IT() {
        super(SharedDatabase.H2, 50_000, Duration.ofSeconds(15));
    }
}
