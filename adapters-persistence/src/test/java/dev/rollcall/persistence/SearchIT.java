package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.FilterCorpus;
import dev.rollcall.application.port.InMemorySearch;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Position;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.resource.SortKey;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.persistence.query.Deadline;
import dev.rollcall.persistence.query.ResourceSearch;
import dev.rollcall.persistence.query.ResourceTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A search on a database selects what the domain's matcher selects, in the order of ids, for every kind of filter. */
class SearchIT extends OnBothDatabases {

    private static final List<Page> PAGES = List.of(
            new Page(1, 1000),
            new Page(1, 0),
            new Page(1, 3),
            new Page(4, 7),
            new Page(490, 1000),
            new Page(5000, 10),
            new Page(Integer.MAX_VALUE, 10));

    private final List<Link> links = new ArrayList<>();
    private Directory directory;

    private Ports populated(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        directory = Samples.storedDirectory(ports);
        Directory other = Samples.storedDirectory(ports);
        links.clear();
        for (int i = 0; i < FilterCorpus.USERS; i++) {
            Link link = FilterCorpus.link(ports, directory, i);
            ports.links().add(directory, link);
            links.add(link);
        }
        Link closed = Samples.storedLink(ports, directory, FilterCorpus.attributes(1, Samples.name("closed")));
        ports.links().update(directory, closed, closed.closed(Samples.NOW));
        Samples.storedLink(ports, other, FilterCorpus.attributes(2, Samples.name("foreign")));
        return ports;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void selectsWhatTheMatcherSelects(TestDatabase.Kind kind) {
        Ports ports = populated(kind);
        List<String> filters = FilterCorpus.filters(
                links.stream().map(link -> resource(link).tree()).toList());
        assertThat(filters).hasSizeGreaterThan(550);

        SoftAssertions softly = new SoftAssertions();
        for (String text : filters) {
            Filter filter = Filter.parse(text, CoreSchemas.USER, FilterLimits.DEFAULT);
            List<String> expected = links.stream()
                    .map(SearchIT::resource)
                    .filter(resource -> filter.matches(resource.tree()))
                    .map(resource -> resource.id().value())
                    .toList();
            QueryResult found = ports.links().search(directory.id(), query(filter, PAGES.get(0)));
            softly.assertThat(ids(found)).as(text).isEqualTo(expected);
            softly.assertThat(found.totalResults()).as(text).isEqualTo(expected.size());
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void pagesExactAndStreamedResultsAlike(TestDatabase.Kind kind) {
        Ports ports = populated(kind);
        for (String text : List.of("userName pr", "active eq true", "title co \"e\"", "userName co \"user\"")) {
            Filter filter = Filter.parse(text, CoreSchemas.USER, FilterLimits.DEFAULT);
            List<String> all = ids(ports.links().search(directory.id(), query(filter, PAGES.get(0))));
            for (Page page : PAGES) {
                QueryResult found = ports.links().search(directory.id(), query(filter, page));

                int from = Math.min(page.offset(), all.size());
                int to = Math.min(from + page.count(), all.size());
                assertThat(ids(found)).as(text + page).isEqualTo(all.subList(from, to));
                assertThat(found.totalResults()).as(text + page).isEqualTo(all.size());
                assertThat(found.startIndex()).isEqualTo(page.startIndex());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void sortsAndPagesAsSaid(TestDatabase.Kind kind) {
        Ports ports = populated(kind);
        List<Resource> resources = links.stream().map(SearchIT::resource).toList();
        SoftAssertions softly = new SoftAssertions();
        for (Query query : sortedQueries()) {
            QueryResult found = ports.links().search(directory.id(), query);
            QueryResult expected = InMemorySearch.of(resources.stream(), query);

            softly.assertThat(ids(found)).as(query.toString()).isEqualTo(ids(expected));
            softly.assertThat(found.totalResults()).as(query.toString()).isEqualTo(expected.totalResults());
            softly.assertThat(walked(ports, query, QueryResult::next))
                    .as(query.toString())
                    .isEqualTo(all(resources, query));
        }
        softly.assertAll();
    }

    /** A search over several types has boundaries of one type that have an attribute which all of another lack. */
    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void resourcesThatLackTheAttributeComeAfterABoundaryThatHasIt(TestDatabase.Kind kind) {
        Ports ports = populated(kind);
        List<Resource> resources = links.stream().map(SearchIT::resource).toList();
        SoftAssertions softly = new SoftAssertions();
        for (SortKey key : List.of(SortKey.MISSING, new SortKey(new Text("m")), new SortKey(Numeric.of(1)))) {
            for (String direction : List.of("ascending", "descending")) {
                for (Boundary.Side side : Boundary.Side.values()) {
                    Position position =
                            new Position(key, links.get(FilterCorpus.USERS / 2).id());
                    Page page = Page.at(new Boundary(position, side), 37);
                    Query query =
                            new Query(CoreSchemas.USER, Optional.empty(), Sort.ofIds(Optional.of(direction)), page);
                    QueryResult expected = InMemorySearch.of(resources.stream(), query);

                    QueryResult found = ports.links().search(directory.id(), query);

                    softly.assertThat(ids(found)).as(query.toString()).isEqualTo(ids(expected));
                    softly.assertThat(found.totalResults()).isEqualTo(FilterCorpus.USERS);
                }
            }
        }
        softly.assertAll();
    }

    private static List<Query> sortedQueries() {
        List<Query> queries = new ArrayList<>();
        for (String sortBy : List.of(
                "id",
                "userName",
                "externalId",
                "active",
                "displayName",
                "emails",
                "meta.created",
                "meta.lastModified",
                "phoneNumbers.value",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber")) {
            for (String direction : List.of("ascending", "descending")) {
                Sort sort = Sort.parse(sortBy, Optional.of(direction), CoreSchemas.USER)
                        .orElseThrow();
                for (String filter : List.of("userName pr", "title co \"e\"")) {
                    Optional<Filter> parsed = Optional.of(Filter.parse(filter, CoreSchemas.USER, FilterLimits.DEFAULT));
                    queries.add(new Query(CoreSchemas.USER, parsed, sort, new Page(1 + queries.size() * 2, 37)));
                }
            }
        }
        return queries;
    }

    /** Returns the ids on all pages, from the first on, and then back again: every page but the last. */
    private List<String> walked(Ports ports, Query query, Function<QueryResult, Optional<Boundary>> step) {
        List<String> ids = new ArrayList<>();
        Optional<Boundary> back = Optional.empty();
        Page page = new Page(1, 37);
        while (page != null) {
            QueryResult found =
                    ports.links().search(directory.id(), new Query(query.type(), query.filter(), query.sort(), page));
            ids.addAll(ids(found));
            back = found.previous();
            page = step.apply(found).map(next -> Page.at(next, 37)).orElse(null);
        }
        while (back.isPresent()) {
            QueryResult found = ports.links()
                    .search(
                            directory.id(),
                            new Query(query.type(), query.filter(), query.sort(), Page.at(back.get(), 37)));
            ids.addAll(ids(found));
            back = found.previous();
        }
        return ids;
    }

    private static List<String> all(List<Resource> resources, Query query) {
        Query whole = new Query(query.type(), query.filter(), query.sort(), new Page(1, 1000));
        List<String> forth = ids(InMemorySearch.of(resources.stream(), whole));
        List<String> both = new ArrayList<>(forth);
        int last = forth.size() - (forth.size() - 1) % 37 - 1;
        for (int begin = last - 37; begin >= 0; begin -= 37) {
            both.addAll(forth.subList(begin, begin + 37));
        }
        return both;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void listsEverythingWithoutAFilter(TestDatabase.Kind kind) {
        Ports ports = populated(kind);

        QueryResult found =
                ports.links().search(directory.id(), new Query(CoreSchemas.USER, Optional.empty(), new Page(1, 2)));

        assertThat(found.totalResults()).isEqualTo(FilterCorpus.USERS);
        assertThat(found.resources()).containsExactly(resource(links.get(0)), resource(links.get(1)));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void findsLongDocumentsAmongShortOnes(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory own = Samples.storedDirectory(ports);
        List<Link> stored = IntStream.range(0, 180)
                .mapToObj(i -> Samples.storedLink(
                        ports,
                        own,
                        Samples.attributes(Samples.name("long"))
                                .with("title", new Text(i % 3 == 0 ? "Lead" : "Head"))
                                .with("nickName", new Text("x".repeat(i % 10 == 0 ? 20_000 : 16_000)))))
                .toList();
        Filter filter = Filter.parse("title eq \"lead\"", CoreSchemas.USER, FilterLimits.DEFAULT);

        QueryResult found = ports.links().search(own.id(), query(filter, PAGES.get(0)));

        assertThat(ids(found))
                .isEqualTo(IntStream.range(0, 60)
                        .mapToObj(i -> stored.get(3 * i).id().value())
                        .toList());
        assertThat(found.totalResults()).isEqualTo(60);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void followsChangedLookedUpValues(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory own = Samples.storedDirectory(ports);
        Link before = Samples.storedLink(
                ports, own, Samples.withEmail(Samples.attributes(Samples.name("moved")), "old@example.org"));
        Link after = before.with(Samples.withEmail(before.attributes(), "new@example.org"), Samples.NOW);

        ports.links().update(own, before, after);

        assertThat(total(ports, own, "emails.value eq \"OLD@example.org\"")).isZero();
        assertThat(total(ports, own, "emails[type eq \"work\"].value eq \"NEW@example.org\""))
                .isOne();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void goesOnBehindAPageThatHasGoneSinceItWasFound(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory ofPage = Samples.storedDirectory(ports);
        List<Link> stored = IntStream.range(0, 4)
                .mapToObj(i -> Samples.storedLink(ports, ofPage, Samples.attributes(Samples.name("gone"))))
                .toList();
        Position start = Sort.BY_ID.position(resource(stored.get(0)));
        Page page = Page.at(new Boundary(start, Boundary.Side.AFTER), 2);
        AtomicInteger readings = new AtomicInteger();
        ResourceTable leaving = ResourceTable.LINKS.read((type, rows) ->
                readings.getAndIncrement() == 0 ? ResourceTable.Reading.OF_ROWS.resources(type, rows) : List.of());

        QueryResult found = on(kind).transactions().with(entities -> new ResourceSearch(
                        entities,
                        leaving,
                        ofPage.id(),
                        query(Filter.parse("userName co \"g\"", CoreSchemas.USER, FilterLimits.DEFAULT), page))
                .run(Deadline.of(() -> {})));

        assertThat(found.resources()).isEmpty();
        assertThat(found.next().map(next -> next.position().id()))
                .contains(stored.get(2).id());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void leadsBackFromAPageOfWhichAllHasGone(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        for (String sortBy : List.of("id", "userName", "displayName")) {
            for (String direction : List.of("ascending", "descending")) {
                Directory own = Samples.storedDirectory(ports);
                Sort sort = Sort.parse(sortBy, Optional.of(direction), CoreSchemas.USER)
                        .orElseThrow();
                Function<Page, QueryResult> search = page ->
                        ports.links().search(own.id(), new Query(CoreSchemas.USER, Optional.empty(), sort, page));
                List<Link> stored = IntStream.range(0, 4)
                        .mapToObj(i -> Samples.storedLink(ports, own, Samples.attributes(Samples.name("gone"))))
                        .sorted(Comparator.comparing(link -> sort.position(resource(link)), sort.order()))
                        .toList();
                QueryResult first = search.apply(new Page(1, 2));
                QueryResult second = search.apply(Page.at(first.next().orElseThrow(), 1));

                remove(ports, own, stored.get(3));
                QueryResult last = search.apply(Page.at(second.next().orElseThrow(), 2));
                assertThat(ids(last)).isEmpty();
                assertThat(last.next()).isEmpty();
                QueryResult back = search.apply(Page.at(last.previous().orElseThrow(), 2));
                assertThat(ids(back)).isEqualTo(ids(stored.subList(1, 3)));

                remove(ports, own, stored.get(0));
                QueryResult none = search.apply(Page.at(back.previous().orElseThrow(), 2));
                assertThat(ids(none)).isEmpty();
                assertThat(none.previous()).isEmpty();
                assertThat(ids(search.apply(Page.at(none.next().orElseThrow(), 2))))
                        .isEqualTo(ids(stored.subList(1, 3)));
            }
        }
    }

    private static void remove(Ports ports, Directory own, Link link) {
        ports.links().update(own, link, link.closed(Samples.NOW));
    }

    private static List<String> ids(List<Link> links) {
        return links.stream().map(link -> link.id().value()).toList();
    }

    private static long total(Ports ports, Directory directory, String filter) {
        Query query = query(Filter.parse(filter, CoreSchemas.USER, FilterLimits.DEFAULT), Page.FIRST);
        return ports.links().search(directory.id(), query).totalResults();
    }

    private static Query query(Filter filter, Page page) {
        return new Query(CoreSchemas.USER, Optional.of(filter), page);
    }

    private static Resource resource(Link link) {
        return new Resource(CoreSchemas.USER, link.id(), link.meta(), link.attributes());
    }

    private static List<String> ids(QueryResult result) {
        return result.resources().stream()
                .map(resource -> resource.id().value())
                .toList();
    }
}
