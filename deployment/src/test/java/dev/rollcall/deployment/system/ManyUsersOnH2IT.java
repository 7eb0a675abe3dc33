package dev.rollcall.deployment.system;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** 200,000 users in an H2 file. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It takes times.")
class ManyUsersOnH2IT extends ManyUsers {

    ManyUsersOnH2IT() {
        super(SharedDatabase.H2);
    }
}
