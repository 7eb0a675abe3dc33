package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.application.provisioning.UserProvisioning;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirement G10: a write of which any statement fails, or the commit, has not happened at all. */
class FailedStatementIT extends OnBothDatabases {

    private static final List<String> TABLES = List.of(
            "users",
            "user_lookup",
            "link",
            "lookup",
            "link_count",
            "scim_group",
            "membership",
            "pending_member",
            "brake",
            "sync_event");

    private static final Set<String> STEPS = Set.of("prepareStatement", "createStatement", "commit");

    /** In how many steps the next call fails; below 1 it does not. */
    private final AtomicInteger stepsToFailure = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void leavesEverythingAsItWas(TestDatabase.Kind kind) {
        TestDatabase database = on(kind);
        try (HikariDataSource pool = ConnectionPool.open(database.settings(), ConnectionPool.Purpose.WORK);
                EntityManagerFactory factory = factory(kind, pool)) {
            Ports ports = TestDatabase.portsOn(new JpaTransactions(factory, TestDatabase.TIME));
            UserProvisioning users = Provisionings.users(ports, Clock.systemUTC());
            GroupProvisioning groups = Provisionings.groups(ports, Clock.systemUTC());
            Directory directory = Samples.storedDirectory(ports);
            Call call = new Call(new Caller.OfDirectory(directory, "client"), "request");
            ResourceId ann = users.create(call, json("{'userName':'ann','title':'Lead'}"))
                    .id();
            ResourceId bob = users.create(call, json("{'userName':'bob'}")).id();
            ResourceId staff = groups.create(call, json("{'displayName':'Staff','members':[{'value':'" + ann + "'}]}"))
                    .id();

            failAtEachStep(
                    database,
                    6,
                    () -> users.create(
                            call,
                            json("{'userName':'cleo','externalId':'c','emails':[{'value':'cleo@example.org'}]}")));
            failAtEachStep(
                    database,
                    5,
                    () -> users.patch(
                            call,
                            bob,
                            operations(
                                    "{'op':'add','path':'name.familyName','value':'B'}",
                                    "{'op':'replace','path':'active','value':false}",
                                    "{'op':'replace','path':'userName','value':'robert'}"),
                            Precondition.NONE));
            failAtEachStep(
                    database,
                    5,
                    () -> groups.patch(
                            call,
                            staff,
                            operations(
                                    "{'op':'add','path':'members','value':[{'value':'" + bob + "'},{'value':'later'}]}",
                                    "{'op':'remove','path':'members[value eq \\\"" + ann + "\\\"]'}",
                                    "{'op':'replace','path':'displayName','value':'Crew'}"),
                            Precondition.NONE));
            failAtEachStep(database, 5, () -> users.delete(call, bob, Precondition.NONE));
            failAtEachStep(database, 4, () -> groups.delete(call, staff, Precondition.NONE));
        }
    }

    private void failAtEachStep(TestDatabase database, int leastSteps, Runnable write) {
        Map<String, List<String>> before = rows(database);
        int step = 1;
        while (fails(write, step)) {
            assertThat(rows(database)).as("after a failure of step " + step).isEqualTo(before);
            step++;
        }
        assertThat(step).isGreaterThan(leastSteps);
        assertThat(rows(database)).isNotEqualTo(before);
    }

    private boolean fails(Runnable write, int step) {
        stepsToFailure.set(step);
        try {
            write.run();
            return false;
        } catch (PersistenceException e) {
            return true;
        } finally {
            stepsToFailure.set(0);
        }
    }

    private static Map<String, List<String>> rows(TestDatabase database) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : TABLES) {
            List<?> found = database.transactions()
                    .with(entities ->
                            entities.createNativeQuery("select * from " + table).getResultList());
            rows.put(
                    table,
                    found.stream()
                            .map(row -> Arrays.toString((Object[]) row))
                            .sorted()
                            .toList());
        }
        return rows;
    }

    private EntityManagerFactory factory(TestDatabase.Kind kind, DataSource pool) {
        DatabaseSettings.Product product = on(kind).settings().product();
        DataSource failing = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, called, arguments) -> connection(pool.getConnection()));
        return Persistence.createEntityManagerFactory(
                "rollcall",
                Map.of(
                        "jakarta.persistence.nonJtaDataSource",
                        SteadyConnections.of(failing, product),
                        "eclipselink.session-name",
                        Samples.name("failing"),
                        "eclipselink.target-database",
                        "org.eclipse.persistence.platform.database."
                                + (product == DatabaseSettings.Product.H2 ? "H2Platform" : "MariaDBPlatform")));
    }

    private Connection connection(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, called, arguments) -> {
                    if (STEPS.contains(called.getName()) && stepsToFailure.getAndDecrement() == 1) {
                        throw new SQLException("injected", "HY000");
                    }
                    try {
                        return called.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Complex operations(String... operations) {
        return json("{'Operations':[" + String.join(",", operations) + "]}");
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
