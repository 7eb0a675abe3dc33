package dev.rollcall.application.provisioning;

import dev.rollcall.application.port.Ports;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FightOverOnePersonTest {

    static Stream<Fight> fights() {
        return Fight.all();
    }

    @ParameterizedTest
    @MethodSource("fights")
    void endsAsTheTableSays(Fight fight) {
        new FightOverOnePerson(Ports.inMemory()).run(fight);
    }
}
