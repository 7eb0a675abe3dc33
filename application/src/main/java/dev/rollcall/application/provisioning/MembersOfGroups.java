package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Memberships.Member;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Streamed;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The {@code members} of groups (RFC 7643, 4.2). Up to {@value #AT_ONCE} members of all groups of an answer are loaded in one statement; groups with more are streamed.
 */
@SingletonBean
public class MembersOfGroups {

    /** The most members of an answer that are held at once, and the most of a group that is repeated after a PATCH. */
    public static final int AT_ONCE = 1000;

    private static final String MEMBERS = "members";

    private final Memberships memberships;

    /** Takes who is in which group. */
    @Inject
    public MembersOfGroups(Memberships memberships) {
        this.memberships = memberships;
    }

    /** Returns the groups with their members, in one statement; in none when the answer does not show members. */
    List<Resource> complete(Call call, List<Resource> resources) {
        if (!call.shows(MEMBERS)) {
            return resources;
        }
        List<ResourceId> unknown = resources.stream()
                .filter(group -> !group.isLong())
                .map(Resource::id)
                .toList();
        List<Member> first = memberships.firstOf(call.directoryId(), unknown, AT_ONCE + 1);
        Map<ResourceId, List<Value>> members = first.stream()
                .collect(Collectors.groupingBy(
                        Member::group, Collectors.mapping(MembersOfGroups::element, Collectors.toList())));
        // What comes in the order of ids at or after the group where the limit fell is not known completely.
        Optional<String> cut =
                first.size() > AT_ONCE ? Optional.of(first.get(AT_ONCE).group().value()) : Optional.empty();
        return resources.stream()
                .map(group -> group.isLong()
                                || cut.filter(id -> id.compareTo(group.id().value()) <= 0)
                                        .isPresent()
                        ? group.with(MEMBERS, streamed(call.directoryId(), group.id()))
                        : group.with(MEMBERS, new Many(members.getOrDefault(group.id(), List.of()))))
                .toList();
    }

    /** Returns all members of a group, read page by page when they are asked for. */
    Streamed streamed(DirectoryId directory, ResourceId group) {
        return new Streamed(() -> new Pages(directory, group));
    }

    private static Value element(Member member) {
        Map<String, Value> element = new LinkedHashMap<>();
        element.put("value", new Text(member.link().value()));
        element.put("display", new Text(member.userName()));
        element.put("type", new Text("User"));
        return Complex.of(element);
    }

    private final class Pages implements Iterator<Value> {

        private final DirectoryId directory;
        private final ResourceId group;
        private Iterator<Member> page;
        private String last = "";

        Pages(DirectoryId directory, ResourceId group) {
            this.directory = directory;
            this.group = group;
            this.page = next(last);
        }

        private Iterator<Member> next(String after) {
            return memberships.page(directory, group, after, AT_ONCE).iterator();
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !last.isEmpty()) {
                page = next(last);
                last = page.hasNext() ? last : "";
            }
            return page.hasNext();
        }

        @Override
        public Value next() {
            Member member = page.next();
            last = member.link().value();
            return element(member);
        }
    }
}
