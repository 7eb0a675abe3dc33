package dev.rollcall.deployment.system;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Searches among 200,000 users in a MariaDB. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It takes times.")
class SearchScaleOnMariaDbIT extends SearchScale {

    SearchScaleOnMariaDbIT() {
        super(SharedDatabase.MARIADB, List.of("&sortBy=id", "&sortBy=userName"));
    }
}
