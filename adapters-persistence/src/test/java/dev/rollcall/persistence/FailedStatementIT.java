package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.provisioning.BulkProvisioning;
import dev.rollcall.application.provisioning.BulkResult;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.application.provisioning.UserProvisioning;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectorySchemas;
import dev.rollcall.domain.scim.bulk.BulkRequest;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.ResourceType;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
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
            "unique_value",
            "link_count",
            "scim_group",
            "membership",
            "pending_member",
            "brake",
            "sync_event");

    private static final Set<String> STEPS = Set.of("prepareStatement", "createStatement", "commit");

    /** In how many steps the next call fails; below 1 it does not. */
    private final AtomicInteger stepsToFailure = new AtomicInteger();

    private static final String BADGES = "urn:example:badges:1.0:User";

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void leavesUsersAsTheyWere(TestDatabase.Kind kind) {
        withFailures(kind, (ports, call) -> {
            UserProvisioning users = Provisionings.users(ports, Clock.systemUTC());
            ResourceId bob = users.create(call, json("{'userName':'bob','title':'Lead'}"))
                    .id();

            failAtEachStep(
                    on(kind),
                    7,
                    () -> users.create(
                            call,
                            json("{'userName':'cleo','externalId':'c','emails':[{'value':'cleo@example.org'}],'"
                                    + BADGES + "':{'badge':'b1'}}")));
            failAtEachStep(
                    on(kind),
                    6,
                    () -> users.patch(
                            call,
                            bob,
                            operations(
                                    "{'op':'add','path':'name.familyName','value':'B'}",
                                    "{'op':'replace','path':'active','value':false}",
                                    "{'op':'add','path':'" + BADGES + ":badge','value':'b2'}",
                                    "{'op':'replace','path':'userName','value':'robert'}"),
                            Precondition.NONE));
            failAtEachStep(
                    on(kind),
                    6,
                    () -> users.replace(
                            call,
                            bob,
                            json("{'userName':'rob','active':true,'emails':[{'value':'rob@example.org'}],'" + BADGES
                                    + "':{'badge':'b3'}}"),
                            Precondition.NONE));
            failAtEachStep(on(kind), 5, () -> users.delete(call, bob, Precondition.NONE));
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void leavesGroupsAsTheyWere(TestDatabase.Kind kind) {
        withFailures(kind, (ports, call) -> {
            UserProvisioning users = Provisionings.users(ports, Clock.systemUTC());
            GroupProvisioning groups = Provisionings.groups(ports, Clock.systemUTC());
            ResourceId ann = users.create(call, json("{'userName':'ann'}")).id();
            ResourceId ben = users.create(call, json("{'userName':'ben'}")).id();
            ResourceId staff = groups.create(call, json("{'displayName':'Staff','members':[{'value':'" + ann + "'}]}"))
                    .id();

            failAtEachStep(
                    on(kind),
                    5,
                    () -> groups.create(
                            call,
                            json("{'displayName':'Crew','members':[{'value':'" + ann + "'},{'value':'later'}]}")));
            failAtEachStep(
                    on(kind),
                    5,
                    () -> groups.patch(
                            call,
                            staff,
                            operations(
                                    "{'op':'add','path':'members','value':[{'value':'" + ben + "'},{'value':'later'}]}",
                                    "{'op':'remove','path':'members[value eq \\\"" + ann + "\\\"]'}",
                                    "{'op':'replace','path':'displayName','value':'Team'}"),
                            Precondition.NONE));
            failAtEachStep(
                    on(kind),
                    5,
                    () -> groups.replace(
                            call,
                            staff,
                            json("{'displayName':'Staff','members':[{'value':'" + ann + "'},{'value':'never'}]}"),
                            Precondition.NONE));
            failAtEachStep(on(kind), 4, () -> groups.delete(call, staff, Precondition.NONE));
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void oneOperationOfABulkFailsAndTheOthersAreDone(TestDatabase.Kind kind) {
        withFailures(kind, (ports, call) -> {
            UserProvisioning users = Provisionings.users(ports, Clock.systemUTC());
            Map<ResourceType, Provisioning> types =
                    Map.of(call.userType(), users, call.groupType(), Provisionings.groups(ports, Clock.systemUTC()));
            ResourceId eve = users.create(call, json("{'userName':'eve'}")).id();
            int failed = 1;
            for (int step = 1; failed > 0; step++) {
                String own = "bulk" + step;
                BulkRequest request = BulkRequest.parse(
                        operations(
                                "{'method':'POST','path':'/Users','bulkId':'a','data':{'userName':'" + own + "'}}",
                                "{'method':'PATCH','path':'/Users/" + eve
                                        + "','data':{'Operations':[{'op':'add','path':'title','value':'" + own
                                        + "'}]}}",
                                "{'method':'POST','path':'/Groups','bulkId':'b','data':{'displayName':'" + own + "'}}"),
                        3);
                stepsToFailure.set(step);
                List<BulkResult> results = new BulkProvisioning(
                                call, request, types, failure -> Refusal.of(Reason.SERVER_ERROR, "It failed."))
                        .run();
                stepsToFailure.set(0);

                failed = (int) results.stream()
                        .filter(result -> result.refusal().isPresent())
                        .count();
                assertThat(failed).as("failures at step " + step).isEqualTo(failed == 0 && step > 15 ? 0 : 1);
                assertThat(results)
                        .extracting(result -> result.refusal().isEmpty())
                        .containsExactly(
                                hasRow(on(kind), "link", "user_name_key", own),
                                users.read(call, eve).attributes().text("title").equals(Optional.of(own)),
                                hasRow(on(kind), "scim_group", "name_key", own));
            }
        });
    }

    /** Works with ports on a database that fails as told, and as a directory whose users have a unique attribute. */
    private void withFailures(TestDatabase.Kind kind, BiConsumer<Ports, Call> work) {
        try (HikariDataSource pool = ConnectionPool.open(on(kind).settings(), ConnectionPool.Purpose.WORK);
                EntityManagerFactory factory = factory(kind, pool)) {
            Ports ports = TestDatabase.portsOn(new JpaTransactions(factory, TestDatabase.TIME));
            Directory directory = Samples.directory(Samples.name("Directory"))
                    .with(
                            DirectorySchemas.create(json("{'extensions':[{'id':'" + BADGES
                                    + "','name':'Badges','attributes':[{'name':'badge','uniqueness':'server'}]}]}")),
                            Samples.NOW);
            ports.directories().add(directory);
            work.accept(ports, new Call(new Caller.OfDirectory(directory, "client"), "request"));
        }
    }

    private static boolean hasRow(TestDatabase database, String table, String column, String key) {
        return database.transactions()
                .with(entities -> !entities.createNativeQuery("select id from " + table + " where " + column + " = ?1")
                        .setParameter(1, key)
                        .getResultList()
                        .isEmpty());
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
        DataSource steady = SteadyConnections.of(pool, product);
        DataSource failing = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, called, arguments) -> connection(steady.getConnection()));
        return Persistence.createEntityManagerFactory(
                "rollcall",
                Map.of(
                        "jakarta.persistence.nonJtaDataSource",
                        failing,
                        "eclipselink.session-name",
                        Samples.name("failing"),
                        "eclipselink.target-database",
                        product == DatabaseSettings.Product.H2
                                ? BindingH2Platform.class.getName()
                                : "org.eclipse.persistence.platform.database.MariaDBPlatform"));
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
        return json("{'schemas':['" + BulkRequest.SCHEMA + "'],'Operations':[" + String.join(",", operations) + "]}");
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
