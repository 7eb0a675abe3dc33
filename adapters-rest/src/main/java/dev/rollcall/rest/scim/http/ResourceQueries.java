package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.CombinedSearch;
import dev.rollcall.application.provisioning.Cursors;
import dev.rollcall.application.provisioning.Provisioning;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.rest.scim.message.ListResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Answers queries over one type of resources or several, asked for by GET or POST (RFC 7644, 3.4.2 and 3.4.3). */
@SingletonBean
public class ResourceQueries {

    private final Cursors cursors;
    private final ResourceAnswers answers;

    /** Takes what reads and writes cursors, and what puts resources into answers. */
    @Inject
    public ResourceQueries(Cursors cursors, ResourceAnswers answers) {
        this.cursors = cursors;
        this.answers = answers;
    }

    /**
     * Returns the 200 with the page that the parameters select among resources of these types.
     *
     * @throws dev.rollcall.domain.Refusal for a query that cannot be read or takes too long
     */
    public Response answer(
            ContainerRequestContext request, QueryParameters parameters, Map<ResourceType, Provisioning> types) {
        Call call = DirectoryOnly.call(request);
        List<ResourceType> searched = List.copyOf(types.keySet());
        List<Query> queries = parameters.queries(searched, call.limits().filter());
        Page page = page(call, parameters, queries);
        CombinedSearch search = new CombinedSearch(call);
        Map<String, Projection> projections = new HashMap<>();
        for (Query query : queries) {
            ResourceType type = answers.located(request, query.type());
            Query asked = new Query(type, query.filter(), query.sort(), page);
            Projection projection = parameters.projection(query.type());
            search.and(asked, projection, Objects.requireNonNull(types.get(query.type())));
            projections.put(query.type().name(), projection);
        }
        QueryResult result = search.run();
        call.trace().found(result.totalResults());
        List<Complex> resources = answers.trees(request, result.resources(), type -> projections.get(type.name()));
        Complex place = parameters.cursor().isPresent()
                ? ListResponse.between(cursor(call, queries, result.previous()), cursor(call, queries, result.next()))
                : ListResponse.startingAt(result.startIndex());
        return answers.list(new ListResponse(result.totalResults(), place, resources));
    }

    private Page page(Call call, QueryParameters parameters, List<Query> queries) {
        Page page = queries.get(0).page();
        return parameters
                .cursor()
                .filter(cursor -> !cursor.isEmpty())
                .map(cursor -> Page.at(cursors.read(call, queries, cursor), page.count()))
                .orElse(page);
    }

    private Optional<String> cursor(Call call, List<Query> queries, Optional<Boundary> boundary) {
        return boundary.map(known -> cursors.write(call, queries, known));
    }
}
