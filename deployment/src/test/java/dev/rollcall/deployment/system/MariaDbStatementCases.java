package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What requests cost on MariaDB, read from its general log; an external MariaDB keeps its log to itself. */
interface MariaDbStatementCases extends RunningRollcall {

    @Test
    default void spendsFewStatementsOnARequest() {
        Caller idp = newDirectory().idp();
        String bob = idp.post("/api/scim/v2/Users", fullUser("bob"))
                .expect(201)
                .json()
                .getString("id");
        String bobsName = Caller.encoded("userName eq \"bob\"");

        assertBudget(1, i -> idp.get("/api/scim/v2/Users/" + bob).expect(200));
        assertBudget(2, i -> idp.get("/api/scim/v2/Users?filter=" + bobsName).expect(200));
        assertBudget(
                6, i -> idp.post("/api/scim/v2/Users", fullUser("user-" + i)).expect(201));
        assertBudget(3, i -> idp.patch("/api/scim/v2/Users/" + bob, replace("title", "\"Title " + i + "\""))
                .expect(200));
        assertBudget(4, i -> idp.patch("/api/scim/v2/Users/" + bob, replace("active", i % 2 == 0 ? "false" : "true"))
                .expect(200));
        assertBudget(2, i -> idp.get("/api/scim/v2/Users?count=100").expect(200));
        assertBudget(1, i -> idp.get("/api/scim/v2/Users?count=100&excludedAttributes=groups")
                .expect(200));
    }

    @Test
    default void spendsFewStatementsOnAMember() {
        Caller idp = newDirectory().idp();
        List<String> people = IntStream.range(0, 12)
                .mapToObj(i -> People.create(idp, People.user(People.newName())))
                .toList();
        String path = Teams.GROUPS + "/" + Teams.create(idp, "Staff", people.get(0));

        assertBudget(6, i -> idp.patch(path, Teams.members("add", List.of(people.get(i + 1))))
                .expect(200));
        assertBudget(6, i -> idp.patch(path, Teams.members("remove", List.of(people.get(i + 1))))
                .expect(200));
        assertBudget(6, i -> idp.patch(
                        path, People.operation("remove", "members[value eq \\\"" + people.get(i) + "\\\"]", "null"))
                .expect(200));
        assertBudget(2, i -> idp.get(Teams.GROUPS + "?filter=" + Caller.encoded("members eq \"" + people.get(0) + "\"")
                        + "&attributes=id")
                .expect(200));
        assertBudget(2, i -> idp.get(path).expect(200));
        assertBudget(1, i -> idp.get(path + "?excludedAttributes=members").expect(200));
    }

    @Test
    default void spendsNothingOnMembershipsThatTheAnswerDoesNotHold() {
        Caller idp = newDirectory().idp();
        String member = People.create(idp, People.user(People.newName()).add("displayName", "Joy"));
        String user = People.USERS + "/" + member;
        String group = Teams.GROUPS + "/" + Teams.create(idp, "Staff", member);

        for (String resource : List.of(user, group)) {
            String collection = resource.substring(0, resource.lastIndexOf('/'));
            String list = resource.equals(user) ? "groups" : "members";
            assertCheaperWithout(list, query -> idp.get(resource + query));
            assertCheaperWithout(list, query -> idp.get(collection + query));
            assertCheaperWithout(list, query -> idp.get(collection + query + "&cursor=&sortBy=displayName"));
            assertCheaperWithout(list, query -> idp.post(collection + "/.search", search(query)));
            assertCheaperWithout(
                    list, query -> idp.patch(resource + query, replace("displayName", "\"" + People.newName() + "\"")));
        }
        assertCheaperWithout(
                "members", query -> idp.put(group + query, Teams.group(People.newName(), List.of(member))));
        assertCheaperWithout(
                "members",
                query -> idp.post(
                        Teams.GROUPS + query,
                        Teams.group(People.newName(), List.of(member)).toString()));
        assertCheaperWithout("groups,members", query -> idp.post("/api/scim/v2/.search", search(query)));
        assertCheaperWithout(
                "groups",
                query -> idp.put(user + query, People.user(People.newName()).build()));
    }

    /** The parameter of a query as a search. */
    private static String search(String query) {
        return "{\"" + query.substring(1).replace("=", "\":\"") + "\"}";
    }

    /** Asks for a list of memberships and without it, in both ways. */
    private static void assertCheaperWithout(String list, Function<String, Answer> request) {
        List<String> with = statementsOf(request, "?attributes=" + list);
        assertThat(with).anyMatch(MariaDbStatementCases::readsMemberships);
        for (String query : List.of("?attributes=displayName", "?excludedAttributes=" + list)) {
            assertThat(statementsOf(request, query))
                    .as(query)
                    .hasSizeLessThan(with.size())
                    .noneMatch(MariaDbStatementCases::readsMemberships);
        }
    }

    private static List<String> statementsOf(Function<String, Answer> request, String query) {
        return log().ofCheapest(i -> assertThat(request.apply(query).status()).isIn(200, 201));
    }

    private static boolean readsMemberships(String statement) {
        return statement.matches("select m\\..* membership .*");
    }

    @Test
    default void spendsOneStatementOnTheLogOfACall() {
        ConnectedDirectory directory = newDirectory(Json.createObjectBuilder()
                .add("synchronization", Json.createObjectBuilder().add("logLookups", true))
                .build());
        Caller idp = directory.idp();
        JsonObject newcomer = People.user(People.newName()).build();
        JsonObject awaited =
                People.user(People.newName()).add("externalId", "E-1").build();
        String user = People.USERS + "/" + People.create(idp, People.user(People.newName()));
        String colleague = People.create(idp, People.user(People.newName()));
        String group = Teams.GROUPS + "/" + Teams.create(idp, "Staff");
        String title = People.operation("replace", "title", "\"Dr.\"");

        assertLogged(1, directory, () -> idp.post(People.USERS, newcomer).expect(201));
        assertLogged(1, directory, () -> idp.post(People.USERS, newcomer).expect(409));
        assertLogged(1, directory, () -> idp.get(user).expect(200));
        assertLogged(1, directory, () -> idp.get(People.USERS + "?count=1").expect(200));
        assertLogged(1, directory, () -> idp.patch(user, title).expect(200));
        assertLogged(0, directory, () -> idp.patch(user, title).expect(200));
        assertLogged(1, directory, () -> idp.patch(user, People.operation("replace", "nonsense", "1"))
                .expect(400));
        assertLogged(
                1, directory, () -> idp.put(user, People.user(People.newName()).build())
                        .expect(200));
        assertLogged(1, directory, () -> idp.post(Teams.GROUPS, Teams.group("Others", List.of(colleague, "E-0")))
                .expect(201));
        assertLogged(1, directory, () -> idp.patch(group, Teams.members("add", List.of(colleague, "E-1", "E-2")))
                .expect(200));
        assertLogged(1, directory, () -> idp.post(People.USERS, awaited).expect(201));
        assertLogged(
                1, directory, () -> idp.delete(People.USERS + "/" + colleague).expect(204));
        assertLogged(1, directory, () -> idp.put(group, Teams.group("Crew", List.of()))
                .expect(200));
        assertLogged(1, directory, () -> idp.get(group).expect(200));
        assertLogged(1, directory, () -> idp.delete(group).expect(204));
        assertLogged(1, directory, () -> idp.delete(user).expect(204));
        assertLogged(1, directory, () -> idp.delete(user).expect(404));
    }

    @Test
    default void spendsOneStatementOnTheLogsOfTwoDirectoriesAndOneOnTheInboxAfterARefusal() {
        JsonObject person = People.user(People.newName()).build();
        newDirectory().idp().post(People.USERS, person).expect(201);
        Caller idp = newDirectory().idp();

        List<String> statements =
                log().ofCheapest(i -> idp.post(People.USERS, person).expect(409));

        assertThat(statements).filteredOn(MariaDbStatementCases::isLogging).hasSize(1);
        assertThat(statements)
                .filteredOn(statement -> statement.startsWith("insert into refused_object"))
                .hasSize(1);
        assertThat(statements.subList(0, statements.size() - 2)).noneMatch(MariaDbStatementCases::isLogging);
    }

    /** Requirement D5: whatever is asked by is a parameter, and no part of a statement. */
    @Test
    default void sendsWhatIsAskedAsValuesOnly() {
        Caller idp = newDirectory().idp();
        People.create(idp, People.user(People.newName()));
        Teams.create(idp, "Staff");
        String marked = Caller.encoded("zqmark' or '1'='1");
        long begin = log().end();

        for (String attribute : List.of(
                "id",
                "userName",
                "externalId",
                "title",
                "name.familyName",
                "emails",
                "emails.value",
                "groups.value",
                "groups.display",
                "meta.location",
                "meta.created",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber",
                "zqmark")) {
            for (String operator : List.of("eq", "sw", "co", "gt")) {
                idp.get(People.USERS + "?filter=" + attribute + "%20" + operator + "%20%22" + marked + "%22");
            }
            idp.get(People.USERS + "?sortBy=" + attribute);
        }
        for (String attribute : List.of("displayName", "externalId", "members", "members.value", "members.display")) {
            idp.get(Teams.GROUPS + "?filter=" + attribute + "%20eq%20%22" + marked + "%22");
        }
        idp.get(People.USERS + "/" + marked).expect(404);
        administrator().get("/api/admin/users?search=" + marked).expect(200);

        List<StatementLog.Entry> entries = log().since(begin);
        assertThat(entries).anyMatch(entry -> entry.text().contains("zqmark"));
        assertThat(entries)
                .noneMatch(entry -> !entry.command().equals("Execute")
                        && entry.text().toLowerCase(Locale.ROOT).contains("zqmark"));
    }

    @Test
    default void readsCommittedRowsAndNeedsNoDistributedTransaction() {
        List<StatementLog.Entry> all = log().since(0);
        String nameOfUser = System.getProperty("rollcall.test.mariadb.user");
        var connections = all.stream()
                .filter(entry ->
                        entry.command().equals("Connect") && entry.text().startsWith(nameOfUser + "@"))
                .map(StatementLog.Entry::connection)
                .collect(Collectors.toSet());
        var readingCommitted = all.stream()
                .filter(entry -> entry.text().toLowerCase(Locale.ROOT).contains("isolation level read committed"))
                .map(StatementLog.Entry::connection)
                .collect(Collectors.toSet());

        assertThat(connections).isNotEmpty();
        assertThat(readingCommitted).containsAll(connections);
        assertThat(all).noneMatch(entry -> entry.text().toLowerCase(Locale.ROOT).startsWith("xa "));
    }

    private static void assertBudget(int most, IntConsumer request) {
        assertThat(log().ofCheapest(request)).isNotEmpty().hasSizeLessThanOrEqualTo(most);
    }

    /** Counts the statements that log something of the directory: what a timer logs belongs to others. */
    private static void assertLogged(int times, ConnectedDirectory directory, Runnable request) {
        long end = log().end();
        request.run();
        assertThat(log().since(end))
                .filteredOn(StatementLog.Entry::isStatement)
                .extracting(StatementLog.Entry::text)
                .filteredOn(statement -> isLogging(statement) && statement.contains(directory.id()))
                .hasSize(times);
    }

    private static boolean isLogging(String statement) {
        return statement.startsWith("insert into sync_event");
    }

    private static StatementLog log() {
        assumeThat(MariaDbUnderTest.statementLog()).isPresent();
        return MariaDbUnderTest.statementLog().orElseThrow();
    }

    private static String fullUser(String name) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "userName":"%1$s","externalId":"%2$s","displayName":"Given Family","title":"Engineer","active":true,
                 "name":{"givenName":"Given","familyName":"Family"},
                 "emails":[{"value":"%1$s@example.com","type":"work","primary":true}],
                 "phoneNumbers":[{"value":"+49 1","type":"work"}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"1"}}
                """.formatted(name, UUID.randomUUID());
    }

    private static String replace(String path, String value) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                + "\"Operations\":[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
    }
}
