package dev.rollcall.application.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private final Cursors cursors = new Cursors(new CursorKey(new byte[32]));
    private final Call call = new Call(new Caller.OfDirectory(Samples.directory("one"), "client"), "request");

    @ParameterizedTest
    @ValueSource(strings = {"id", "userName", "meta.created", "active", "title"})
    void readsBackWhatItWrote(String sortBy) {
        for (Boundary.Side side : Boundary.Side.values()) {
            List<Query> queries = queries(sortBy, "userName pr");
            Resource resource = new Resource(
                    CoreSchemas.USER,
                    new ResourceId("5"),
                    Meta.createdAt(Samples.NOW),
                    Samples.attributes("Bj\u00f6rn \ud83d\ude00 \"x\" " + "y".repeat(300)));
            Boundary boundary = new Boundary(queries.get(0).sort().position(resource), side);

            String cursor = cursors.write(call, queries, boundary);

            assertThat(cursor).matches("[A-Za-z0-9_-]{1,2000}");
            assertThat(cursors.read(call, queries, cursor)).isEqualTo(boundary);
        }
    }

    @Test
    void refusesACursorOfAnotherQueryDirectoryOrKey() {
        List<Query> queries = queries("userName", "userName pr");
        String cursor = cursor(queries);
        Call other = new Call(new Caller.OfDirectory(Samples.directory("two"), "client"), "request");

        refuses(cursors, other, queries, cursor);
        refuses(cursors, call, queries("userName", "active pr"), cursor);
        refuses(cursors, call, queries("title", "userName pr"), cursor);
        refuses(cursors, call, List.of(queries.get(0), queries.get(0)), cursor);
        refuses(
                new Cursors(new CursorKey("another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8))),
                call,
                queries,
                cursor);
    }

    @Test
    void refusesACursorWithAnyOtherCharacter() {
        List<Query> queries = queries("userName", "userName pr");
        String cursor = cursor(queries);
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            refuses(cursors, call, queries, cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!", "AAAA", "=", "\u00e9"})
    void refusesWhatIsNoCursor(String cursor) {
        refuses(cursors, call, queries("userName", "userName pr"), cursor);
        refuses(cursors, call, queries("userName", "userName pr"), cursor.repeat(5000));
    }

    private String cursor(List<Query> queries) {
        Resource resource = new Resource(
                CoreSchemas.USER, new ResourceId("5"), Meta.createdAt(Samples.NOW), Samples.attributes("bob"));
        return cursors.write(
                call, queries, new Boundary(queries.get(0).sort().position(resource), Boundary.Side.AFTER));
    }

    private static List<Query> queries(String sortBy, String filter) {
        return List.of(new Query(
                CoreSchemas.USER,
                Optional.of(Filter.parse(filter, CoreSchemas.USER, FilterLimits.DEFAULT)),
                Sort.parse(sortBy, Optional.empty(), CoreSchemas.USER).orElseThrow(),
                Page.FIRST));
    }

    private static void refuses(Cursors cursors, Call call, List<Query> queries, String cursor) {
        assertThatThrownBy(() -> cursors.read(call, queries, cursor))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CURSOR));
    }
}
