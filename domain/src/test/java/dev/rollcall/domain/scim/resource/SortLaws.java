package dev.rollcall.domain.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.Resources;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is true of every order, whatever the resources and the attribute. */
class SortLaws {

    private static final Instant NOW = Instant.parse("2026-03-29T02:30:00Z");

    @Property
    void everyOrderIsTotal(@ForAll("lists") List<Complex> bodies, @ForAll("sorts") Sort sort, @ForAll long seed) {
        List<Resource> resources = resources(bodies);
        Comparator<Resource> order = Comparator.comparing(sort::position, sort.order());
        List<Resource> sorted = resources.stream().sorted(order).toList();

        List<Resource> shuffled = new ArrayList<>(resources);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(shuffled.stream().sorted(order).toList()).isEqualTo(sorted);
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = 0; j < sorted.size(); j++) {
                assertThat(Integer.signum(order.compare(sorted.get(i), sorted.get(j))))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Property
    void theOtherDirectionIsTheReverse(@ForAll("lists") List<Complex> bodies, @ForAll("sorts") Sort sort) {
        Sort other = new Sort(
                sort.path(),
                sort.direction() == Sort.Direction.ASCENDING ? Sort.Direction.DESCENDING : Sort.Direction.ASCENDING);
        List<Resource> reversed = new ArrayList<>(sorted(bodies, sort));
        Collections.reverse(reversed);

        assertThat(sorted(bodies, other)).isEqualTo(reversed);
    }

    @Provide
    Arbitrary<List<Complex>> lists() {
        return Resources.bodies().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Sort> sorts() {
        return Arbitraries.of(Resources.names()).map(name -> Sort.parse(name, Optional.empty(), CoreSchemas.USER)
                .orElse(Sort.BY_ID));
    }

    private static List<Resource> sorted(List<Complex> bodies, Sort sort) {
        return resources(bodies).stream()
                .sorted(Comparator.comparing(sort::position, sort.order()))
                .toList();
    }

    private static List<Resource> resources(List<Complex> bodies) {
        List<Resource> resources = new ArrayList<>();
        for (Complex body : bodies) {
            Complex checked = ResourceCheck.check(CoreSchemas.USER, body, UnknownAttributes.IGNORE)
                    .attributes();
            ResourceId id = new ResourceId(Integer.toString(resources.size()));
            resources.add(new Resource(CoreSchemas.USER, id, Meta.createdAt(NOW), checked));
        }
        return resources;
    }
}
