package dev.rollcall.persistence.query;

import dev.rollcall.application.port.Users.Selection;
import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.SearchKeys;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the ids of people for a list, in their order. A text is looked for as the beginning of keys, each in an index of
 * its own: the login name, what local values are searched by, and the looked-up attributes of open links.
 */
public final class UserSearch {

    private static final String LINKS = "select l.user_id from lookup k join link l on l.directory_id = k.directory_id"
            + " and l.id = k.resource_id and l.open = true where k.attribute = ? and ";

    private final List<Object> parameters = new ArrayList<>();
    private final Selection selection;
    private final String after;
    private final int limit;

    /** Prepares the search for at most {@code limit} people with ids above {@code after}. */
    public UserSearch(Selection selection, String after, int limit) {
        this.selection = selection;
        this.after = after;
        this.limit = limit;
    }

    /** Returns the ids. */
    @SuppressWarnings("unchecked")
    public List<String> run(EntityManager entities) {
        parameters.clear();
        String from = selection
                .search()
                .map(this::found)
                .map(ids -> ids + "users u on u.id = f.id")
                .orElse("users u");
        String statuses =
                String.join(", ", Collections.nCopies(selection.statuses().size(), "?"));
        String where = " where u.id > ? and u.status in (" + statuses + ")";
        parameters.add(after);
        selection.statuses().forEach(status -> parameters.add(status.name()));
        if (selection.directory().isPresent()) {
            where += " and u.owner_id = ?";
            parameters.add(selection.directory().get().value());
        }
        Query query = entities.createNativeQuery("select u.id from " + from + where + " order by u.id limit ?");
        parameters.add(limit);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query.getResultList();
    }

    /**
     * A union in a subquery of {@code in} would be run for each user; as a table it is run once, if it comes first: the left
     * join, of which nothing is left over, keeps H2 from beginning with the users.
     */
    private String found(String search) {
        String key = ComparisonKey.folded(search).text();
        List<String> finds = new ArrayList<>();
        finds.add("select id from users where " + startsWith("name_key", key));
        finds.add("select user_id from user_lookup where " + startsWith("value_key", key));
        for (String attribute : SearchKeys.names()) {
            parameters.add(attribute);
            finds.add(LINKS + startsWith("k.value_key", key));
        }
        return "(" + String.join(" union ", finds) + ") f left join ";
    }

    private String startsWith(String column, String key) {
        Narrowing range = new KeyColumn(column).compared(Operator.SW, key);
        parameters.addAll(range.parameters());
        return range.condition();
    }
}
