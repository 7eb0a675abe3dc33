package dev.rollcall.deployment.system;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** 200,000 users in a MariaDB. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It takes times.")
class ManyUsersOnMariaDbIT extends ManyUsers {

    ManyUsersOnMariaDbIT() {
        super(SharedDatabase.MARIADB);
    }
}
