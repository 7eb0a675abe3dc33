package dev.rollcall.domain.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTest {

    private static final Meta META =
            Meta.createdAt(Instant.parse("2024-02-29T10:00:00Z")).changedAt(Instant.parse("2024-03-01T10:00:00.120Z"));

    @Test
    void isWholeAsATree() {
        Resource resource = new Resource(
                CoreSchemas.USER,
                new ResourceId("2819"),
                META,
                Tree.object("{'userName':'jane','ENT':{'division':'D'}}"));

        assertThat(resource.tree()).isEqualTo(Tree.object("""
                                {'schemas':['USER','ENT'],'id':'2819','userName':'jane','ENT':{'division':'D'},
                                 'meta':{'resourceType':'User','created':'2024-02-29T10:00:00.000Z',
                                         'lastModified':'2024-03-01T10:00:00.120Z','version':'W/\\"2\\"'}}
                                """));
        assertThat(resource.tree().names()).startsWith("schemas", "id").endsWith("meta");
    }

    @Test
    void isLastModifiedWhenItIsCreated() {
        Meta first = Meta.createdAt(Instant.EPOCH);

        assertThat(first.lastModified()).isEqualTo(first.created());
    }

    @Test
    void namesNoExtensionWithoutData() {
        Resource resource =
                new Resource(CoreSchemas.USER, new ResourceId("2819"), META, Tree.object("{'userName':'jane'}"));

        assertThat(resource.tree().get("schemas")).isEqualTo(Tree.value("['USER']"));
    }

    @ParameterizedTest
    @CsvSource({"1, 100, 1, 100", "0, -1, 1, 0", "-5, 0, 1, 0", "7, 1000, 7, 1000", "7, 1000000, 7, 1000"})
    void bringsAPageIntoItsRange(int startIndex, int count, int wantedStart, int wantedCount) {
        Page page = new Page(startIndex, count);

        assertThat(page.startIndex()).isEqualTo(wantedStart);
        assertThat(page.count()).isEqualTo(wantedCount);
        assertThat(page.offset()).isEqualTo(wantedStart - 1);
    }

    @Test
    void hasAHundredResourcesOnAPageByDefault() {
        assertThat(Page.FIRST).isEqualTo(new Page(1, 100));
    }

    @Test
    void keepsTheResourcesOfAnAnswer() {
        List<Resource> resources = new ArrayList<>();
        QueryResult result = new QueryResult(7, 3, resources);
        resources.add(new Resource(CoreSchemas.USER, new ResourceId("1"), META, Tree.object("{}")));

        assertThat(result.resources()).isEmpty();
    }
}
