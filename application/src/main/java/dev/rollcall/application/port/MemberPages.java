package dev.rollcall.application.port;

import dev.rollcall.application.port.Memberships.Member;
import dev.rollcall.domain.scim.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The members of a group as its elements, of which one page is held at a time. */
final class MemberPages implements Iterator<Value> {

    private final Function<String, List<Member>> pageAfter;
    private Iterator<Member> page;
    private String last = "";

    /** Takes what returns the page of members with ids above one. */
    MemberPages(Function<String, List<Member>> pageAfter) {
        this.pageAfter = pageAfter;
        this.page = pageAfter.apply(last).iterator();
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !last.isEmpty()) {
            page = pageAfter.apply(last).iterator();
            last = page.hasNext() ? last : "";
        }
        return page.hasNext();
    }

    @Override
    public Value next() {
        Member member = page.next();
        last = member.link().value();
        return member.toElement();
    }
}
