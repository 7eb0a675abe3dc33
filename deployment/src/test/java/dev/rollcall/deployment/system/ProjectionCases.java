package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.Teams.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What a client asks of a resource (RFC 7644, 3.9) is the same in every answer that holds it (RFC 7643, 7). */
interface ProjectionCases extends RunningRollcall {

    String CARD = "urn:example:params:scim:schemas:Card:1.0:User";

    String SIMPLE = "{'name':'everywhere','returned':'always'},{'name':'usual'},{'name':'asked','returned':'request'},"
            + "{'name':'hidden','mutability':'writeOnly','returned':'never'}";

    String COMPLEX = "'type':'complex','subAttributes':[" + SIMPLE + "]";

    String DEFINITION = "{'extensions':[{'id':'" + CARD + "','name':'Card','attributes':[" + SIMPLE
            + ",{'name':'one'," + COMPLEX + "},{'name':'many','multiValued':true," + COMPLEX
            + "},{'name':'rare','returned':'request'," + COMPLEX + "}]}]}";

    String VALUES = "'everywhere':'e','usual':'u','asked':'a','hidden':'h'";

    String ALL_VALUES = "{" + VALUES + ",'one':{" + VALUES + "},'many':[{" + VALUES + "}],'rare':{" + VALUES + "}}";

    /**
     * What is asked of a user, and what comes of the extension; {@code CARD} stands for its URN.
     *
     * @param names what else comes beside {@code schemas} and {@code id}
     */
    record Asked(String attributes, String excluded, List<String> names, String card) {}

    List<Asked> OF_USERS = List.of(
            new Asked(
                    "",
                    "meta.version",
                    List.of("userName", "externalId", "active", "emails", "groups", "meta"),
                    "{'everywhere':'e','usual':'u','one':{'everywhere':'e','usual':'u'},"
                            + "'many':[{'everywhere':'e','usual':'u'}]}"),
            new Asked("userName", "", List.of("userName"), "{'everywhere':'e'}"),
            new Asked("id,nothing", "", List.of(), "{'everywhere':'e'}"),
            new Asked(" USERNAME , externalid", "", List.of("userName", "externalId"), "{'everywhere':'e'}"),
            new Asked(
                    "urn:ietf:params:scim:schemas:core:2.0:User:userName",
                    "",
                    List.of("userName"),
                    "{'everywhere':'e'}"),
            new Asked("emails[type eq \"work\"].value", "", List.of("emails"), "{'everywhere':'e'}"),
            new Asked("groups.value,meta.version", "", List.of("groups", "meta"), "{'everywhere':'e'}"),
            new Asked("groups,userName", "groups.$ref,userName", List.of("groups"), "{'everywhere':'e'}"),
            new Asked("CARD:asked", "", List.of(), "{'everywhere':'e','asked':'a'}"),
            new Asked("ASKED", "", List.of(), "{'everywhere':'e','asked':'a'}"),
            new Asked("CARD:asked,CARD:usual", "CARD:ASKED", List.of(), "{'everywhere':'e','usual':'u'}"),
            new Asked("CARD:hidden,CARD:one.hidden", "", List.of(), "{'everywhere':'e','one':{'everywhere':'e'}}"),
            new Asked(
                    "CARD",
                    "",
                    List.of(),
                    "{'everywhere':'e','usual':'u','asked':'a','one':{'everywhere':'e','usual':'u'},"
                            + "'many':[{'everywhere':'e','usual':'u'}],'rare':{'everywhere':'e','usual':'u'}}"),
            new Asked(
                    "CARD:one.asked,CARD:many.asked,CARD:many.usual",
                    "",
                    List.of(),
                    "{'everywhere':'e','one':{'everywhere':'e','asked':'a'},"
                            + "'many':[{'everywhere':'e','usual':'u','asked':'a'}]}"),
            new Asked(
                    "CARD:rare.asked,userName",
                    "",
                    List.of("userName"),
                    "{'everywhere':'e','rare':{'everywhere':'e','asked':'a'}}"),
            new Asked("", "CARD,groups,emails,meta", List.of("userName", "externalId", "active"), "{'everywhere':'e'}"),
            new Asked(
                    "",
                    "id,schemas,userName,emails.value,emails.type,active,meta,groups,CARD:everywhere,CARD:usual,"
                            + "CARD:one.everywhere,CARD:one.usual,CARD:many",
                    List.of("externalId"),
                    "{'everywhere':'e','one':{'everywhere':'e'}}"));

    List<Asked> OF_GROUPS = List.of(
            new Asked("", "meta.version", List.of("displayName", "externalId", "members", "meta"), ""),
            new Asked("displayName", "", List.of("displayName"), ""),
            new Asked("MEMBERS", "", List.of("members"), ""),
            new Asked("members.value,members.type", "", List.of("members"), ""),
            new Asked("urn:ietf:params:scim:schemas:core:2.0:Group:members.display", "", List.of("members"), ""),
            new Asked("members,displayName", "members.$ref", List.of("members", "displayName"), ""),
            new Asked("", "Members,meta", List.of("displayName", "externalId"), ""),
            new Asked("", "members.value,meta,externalId,displayName", List.of("members"), ""));

    @Test
    default void aUserIsShownAsAskedForInEveryAnswer() {
        ConnectedDirectory directory = newDirectory();
        administrator()
                .send(
                        "PUT",
                        "/api/admin/directories/" + directory.id() + "/schemas",
                        BodyPublishers.ofString(quoted(DEFINITION)))
                .expect(200);
        Caller idp = directory.idp();
        String name = People.newName();
        String id = idp.post(USERS, user(name)).expect(201).json().getString("id");
        Teams.create(idp, "Team " + name, id);
        SoftAssertions softly = new SoftAssertions();
        for (Asked asked : OF_USERS) {
            assertShown(softly, idp, USERS + "/" + id, user(name), asked);
            String another = user(People.newName());
            assertCreated(softly, idp, USERS, another, asked);
        }
        softly.assertAll();
    }

    @Test
    default void aGroupIsShownAsAskedForInEveryAnswer() {
        Caller idp = newDirectory().idp();
        String member = People.create(idp, People.user(People.newName()));
        String group = group(member);
        String id = idp.post(GROUPS, group).expect(201).json().getString("id");
        SoftAssertions softly = new SoftAssertions();
        for (Asked asked : OF_GROUPS) {
            assertShown(softly, idp, GROUPS + "/" + id, group, asked);
            assertCreated(softly, idp, GROUPS, group(member), asked);
        }
        softly.assertAll();
    }

    /** The resource has that body already, so that nothing changes it. */
    private static void assertShown(SoftAssertions softly, Caller idp, String path, String body, Asked asked) {
        Map<String, JsonObject> answers = answers(idp, path, body, asked);
        JsonObject read = idp.get(path + query(asked)).expect(200).json();
        Map<String, Object> expected = new LinkedHashMap<>();
        asked.names().forEach(name -> expected.put(name, read.get(name)));
        expected.put("schemas", read.get("schemas"));
        expected.put("id", Json.createValue(path.substring(path.lastIndexOf('/') + 1)));
        if (!asked.card().isEmpty()) {
            expected.put(CARD, json(asked.card()));
        }
        softly.assertThat(read).as("%s", asked).isEqualTo(expected);
        answers.forEach((where, answer) ->
                softly.assertThat(answer).as("%s by %s", asked, where).isEqualTo(read));
    }

    private static void assertCreated(SoftAssertions softly, Caller idp, String collection, String body, Asked asked) {
        JsonObject created =
                idp.post(collection + query(asked), body).expect(201).json();
        softly.assertThat(created)
                .as("%s by POST", asked)
                .isEqualTo(idp.get(collection + "/" + created.getString("id") + query(asked))
                        .expect(200)
                        .json());
    }

    private static Map<String, JsonObject> answers(Caller idp, String path, String body, Asked asked) {
        String collection = path.substring(0, path.lastIndexOf('/'));
        String filter = "id eq \"" + path.substring(path.lastIndexOf('/') + 1) + "\"";
        String list = collection + query(asked) + "&filter=" + Caller.encoded(filter);
        JsonObject search = Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder(List.of("urn:ietf:params:scim:api:messages:2.0:SearchRequest")))
                .add("filter", filter)
                .add(
                        "attributes",
                        Json.createArrayBuilder(List.of(urns(asked.attributes()).split(","))))
                .add(
                        "excludedAttributes",
                        Json.createArrayBuilder(List.of(urns(asked.excluded()).split(","))))
                .build();
        String unchanged = People.operation(
                "replace", "externalId", json(body).get("externalId").toString());
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        answers.put(
                "PUT",
                idp.send("PUT", path + query(asked), BodyPublishers.ofString(body))
                        .expect(200)
                        .json());
        answers.put(
                "PATCH", idp.patch(path + query(asked), unchanged).expect(200).json());
        answers.put("list", only(idp.get(list)));
        answers.put("page", only(idp.get(list + "&cursor=")));
        answers.put("search", only(idp.post(collection + "/.search", search)));
        answers.put("search of all", only(idp.post("/api/scim/v2/.search", search)));
        return answers;
    }

    private static JsonObject only(Answer list) {
        List<JsonObject> resources = People.resources(list.expect(200).json());
        assertThat(resources).hasSize(1);
        return resources.get(0);
    }

    private static String query(Asked asked) {
        return "?attributes=" + Caller.encoded(urns(asked.attributes())) + "&excludedAttributes="
                + Caller.encoded(urns(asked.excluded()));
    }

    private static String urns(String names) {
        return names.replace("CARD", CARD);
    }

    private static String user(String name) {
        return quoted("{'userName':'" + name + "','externalId':'" + name + "','emails':[{'type':'work','value':'" + name
                + "@example.com'}],'" + CARD + "':" + ALL_VALUES + "}");
    }

    private static String group(String member) {
        String name = "Team " + UUID.randomUUID();
        return quoted(
                "{'displayName':'" + name + "','externalId':'" + name + "','members':[{'value':'" + member + "'}]}");
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(quoted(text))).readObject();
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
