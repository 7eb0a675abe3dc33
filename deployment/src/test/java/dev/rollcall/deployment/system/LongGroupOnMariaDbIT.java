package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** 100,000 members on MariaDB. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It takes times.")
class LongGroupOnMariaDbIT extends LongGroup {

    LongGroupOnMariaDbIT() {
        super(SharedDatabase.MARIADB, 100_000, Duration.ofSeconds(5));
    }

    @Test
    void oneMemberTakesSixStatements() {
        assumeThat(MariaDbUnderTest.statementLog()).isPresent();
        StatementLog log = MariaDbUnderTest.statementLog().orElseThrow();
        for (String op : CHANGES) {
            List<String> statements = log.ofCheapest(i -> patch(large, op, member(members + 3 + i)));

            assertThat(statements).hasSizeLessThanOrEqualTo(6);
            assertThat(statements)
                    .filteredOn(statement -> statement.startsWith("insert into membership")
                            || statement.startsWith("delete from membership"))
                    .hasSize(1);
        }
    }
}
