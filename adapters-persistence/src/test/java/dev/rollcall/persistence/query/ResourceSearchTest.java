package dev.rollcall.persistence.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceSearchTest {

    @Test
    void aSearchPastItsTimeLimitAsksTheDatabaseNothingMore() {
        Filter streamed = Filter.parse("title co \"x\"", CoreSchemas.USER, FilterLimits.DEFAULT);
        Query query = new Query(CoreSchemas.USER, Optional.of(streamed), Page.FIRST);
        ResourceSearch search = new ResourceSearch(null, ResourceTable.LINKS, new DirectoryId("d"), query);

        assertThatThrownBy(() -> search.run(Deadline.in(Duration.ofSeconds(-1), () -> {})))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
    }
}
