package dev.rollcall.persistence;

import dev.rollcall.application.provisioning.Fight;
import dev.rollcall.application.provisioning.FightOverOnePerson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two directories and a local user over one person. */
class FightOverOnePersonIT extends OnBothDatabases {

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void endsAsTheTableSays(TestDatabase.Kind kind) {
        Fight.chosen().forEach(fight -> new FightOverOnePerson(on(kind).ports()).run(fight));
    }
}
