package dev.rollcall.deployment.system;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Searches among 200,000 users in an H2 file. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It takes times.")
class SearchScaleOnH2IT extends SearchScale {

    SearchScaleOnH2IT() {
        super(SharedDatabase.H2, List.of("&sortBy=id"));
    }
}
