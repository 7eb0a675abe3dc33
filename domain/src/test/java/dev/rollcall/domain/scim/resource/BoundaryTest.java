package dev.rollcall.domain.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryTest {

    private static final Position POSITION = new Position(SortKey.MISSING, new ResourceId("a"));

    @ParameterizedTest
    @CsvSource({"AFTER,false,false,UP_TO", "FROM,false,true,BEFORE", "BEFORE,true,false,FROM", "UP_TO,true,true,AFTER"})
    void hasTwoSides(Boundary.Side side, boolean isBackwards, boolean isInclusive, Boundary.Side other) {
        Boundary boundary = new Boundary(POSITION, side);
        Page page = Page.at(boundary, 1);
        Boundary turned = new Boundary(POSITION, other);

        assertThat(boundary.isBackwards()).isEqualTo(isBackwards);
        assertThat(page.isBackwards()).isEqualTo(isBackwards);
        assertThat(boundary.isInclusive()).isEqualTo(isInclusive);
        assertThat(boundary.turned()).isEqualTo(turned);
        QueryResult empty = QueryResult.empty(1, page);
        assertThat(empty.previous()).isEqualTo(isBackwards ? Optional.empty() : Optional.of(turned));
        assertThat(empty.next()).isEqualTo(isBackwards ? Optional.of(turned) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0"})
    void leadsNowhereWhereThereIsNothing(long total, int count) {
        Page page = Page.at(new Boundary(POSITION, Boundary.Side.AFTER), count);

        assertThat(QueryResult.empty(total, page)).isEqualTo(new QueryResult(total, 1, List.of()));
    }
}
