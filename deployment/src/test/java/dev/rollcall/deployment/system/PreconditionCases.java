package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.newName;
import static dev.rollcall.deployment.system.People.operation;
import static dev.rollcall.deployment.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Versions of resources (RFC 7644, 3.14): they change with the resource and with nothing else. */
interface PreconditionCases extends RunningRollcall {

    @Test
    default void aPatchSentTenTimesChangesTheVersionOnce() {
        Caller idp = newDirectory().idp();
        String path = USERS + "/" + People.create(idp, user(newName()));
        String patch = operation("replace", "title", "\"Dr.\"");
        assertThat(versionsOfTen(() -> idp.patch(path, patch).expect(200))).hasSize(1);
        assertThat(idp.get(path).header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    default void aPutSentTenTimesChangesTheVersionOnce() {
        Caller idp = newDirectory().idp();
        String name = newName();
        String path = USERS + "/" + People.create(idp, user(name));
        JsonObject body = user(name).add("title", "Dr.").build();
        assertThat(versionsOfTen(() -> idp.put(path, body).expect(200))).hasSize(1);
        assertThat(idp.get(path).header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    default void aPutOfWhatWasReadChangesNothing() {
        Caller idp = newDirectory().idp();
        String path = USERS + "/" + People.create(idp, user(newName()).add("title", "Dr."));
        JsonObject read = idp.get(path).expect(200).json();
        assertThat(idp.put(path, read).expect(200).json()).isEqualTo(read);
    }

    @Test
    default void aStaleVersionIs412AndChangesNothing() {
        Caller idp = newDirectory().idp();
        String name = newName();
        String path = USERS + "/" + People.create(idp, user(name));
        String first = idp.get(path).header("ETag");
        idp.with("If-Match", first)
                .patch(path, operation("replace", "title", "\"Dr.\""))
                .expect(200);
        Caller stale = idp.with("If-Match", first);
        Answer refused =
                stale.patch(path, operation("replace", "title", "\"Prof.\"")).expect(412);
        assertThat(refused.json().getString("status")).isEqualTo("412");
        stale.put(path, user(name).build()).expect(412);
        stale.delete(path).expect(412);
        assertThat(idp.get(path).expect(200).json().getString("title")).isEqualTo("Dr.");
        idp.with("If-Match", idp.get(path).header("ETag")).delete(path).expect(204);
    }

    @Test
    default void ofManyWhoSawTheSameVersionOneChangesIt() {
        Caller idp = newDirectory().idp();
        String path = USERS + "/" + People.create(idp, user(newName()));
        Caller holders = idp.with("If-Match", idp.get(path).header("ETag"));

        List<Integer> statuses =
                Crowd.ask(16, i -> holders.patch(path, operation("replace", "title", "\"T" + i + "\""))).stream()
                        .map(Answer::status)
                        .toList();

        assertThat(statuses).containsOnly(200, 412);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(idp.get(path).header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    default void aKnownVersionIs304WithoutBody() {
        Caller idp = newDirectory().idp();
        String path = USERS + "/" + People.create(idp, user(newName()));
        Answer read = idp.get(path).expect(200);
        assertThat(read.header("ETag"))
                .isEqualTo(read.json().getJsonObject("meta").getString("version"));
        Answer known = idp.with("If-None-Match", read.header("ETag")).get(path).expect(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.header("ETag")).isEqualTo(read.header("ETag"));
        idp.with("If-None-Match", "*").get(path).expect(304);
        idp.with("If-None-Match", "W/\"99\"").get(path).expect(200);
    }

    private static Set<JsonObject> versionsOfTen(Supplier<Answer> request) {
        Set<JsonObject> metas = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            metas.add(request.get().json().getJsonObject("meta"));
        }
        return metas;
    }
}
