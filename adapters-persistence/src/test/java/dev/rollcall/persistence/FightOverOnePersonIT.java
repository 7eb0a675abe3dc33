package dev.rollcall.persistence;

import dev.rollcall.application.provisioning.FightOverOnePerson;
import dev.rollcall.application.provisioning.FightOverOnePerson.Fight;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two directories and a local user over one person: all 576 combinations in the proof, else every seventeenth. */
class FightOverOnePersonIT extends OnBothDatabases {

    private static final int EVERY = Boolean.getBoolean("rollcall.proof") ? 1 : 17;

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void endsAsTheTableSays(TestDatabase.Kind kind) {
        List<Fight> all = FightOverOnePerson.all().toList();
        for (int i = 0; i < all.size(); i += EVERY) {
            new FightOverOnePerson(on(kind).ports()).run(all.get(i));
        }
    }
}
