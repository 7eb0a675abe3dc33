package dev.rollcall.persistence;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that run on H2 and on MariaDB, each with one database for the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnBothDatabases {

    private final Map<TestDatabase.Kind, TestDatabase> databases = new EnumMap<>(TestDatabase.Kind.class);

    TestDatabase on(TestDatabase.Kind kind) {
        return databases.computeIfAbsent(kind, TestDatabase::open);
    }

    @AfterAll
    void close() {
        databases.values().forEach(TestDatabase::close);
    }
}
