package dev.rollcall.persistence.query;

import dev.rollcall.application.port.Users.Selection;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.SearchKeys;
import dev.rollcall.domain.user.UserStatus;
import dev.rollcall.persistence.SqlStatement;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Finds the ids of people for a list, in their order. A text is looked for as the beginning of keys, each in an index of
 * its own: the login name, what local values are searched by, and the looked-up attributes of open links. Where it begins
 * very many, people are asked one after the other until the list is full.
 */
public final class UserSearch {

    /** The most finds in one index that are collected and sorted for a page of the list. */
    private static final int MOST_FINDS = 20_000;

    private final EntityManager entities;
    private final Selection selection;
    private final String after;
    private final int limit;

    /** Prepares the search for at most {@code limit} people with ids above {@code after}. */
    public UserSearch(EntityManager entities, Selection selection, String after, int limit) {
        this.entities = entities;
        this.selection = selection;
        this.after = after;
        this.limit = limit;
    }

    /** Returns the ids. */
    public List<String> run() {
        return selection
                .search()
                .map(search -> found(ComparisonKey.folded(search).text()))
                .orElseGet(() -> selection.directory().map(this::ofDirectory).orElseGet(this::all));
    }

    /** Each status has its ids in order in an index; neither database merges several of them by itself. */
    private List<String> all() {
        return new SqlStatement(entities)
                .add("select id from (")
                .each(
                        " union all ",
                        selection.statuses(),
                        (sql, status) -> sql.add(
                                "(select id from users where status = ? and id > ? order by status, id limit ?)",
                                status.name(),
                                after,
                                limit))
                .add(") u order by id limit ?", limit)
                .texts();
    }

    private List<String> ofDirectory(DirectoryId directory) {
        // Not as planned by MariaDB now and then: all people in the order of their ids, until those of the directory
        // come. H2 reads and sorts all of the directory, unless the order names the owner, too, and no status is looked
        // up.
        SqlStatement select = new SqlStatement(entities)
                .add("select u.id from users u use index (users_owner) where u.owner_id = ?", directory.value())
                .add(" and u.id > ? and concat(u.status, '') in", after);
        return select.in(statuses())
                .add(" order by u.owner_id, u.id limit ?", limit)
                .texts();
    }

    private List<String> found(String key) {
        SqlStatement select = new SqlStatement(entities).add("select u.id from ");
        if (findsMany(key)) {
            select.add("users u where u.id > ? and (", after);
            addFound(select, key);
            // The index of a column would be chosen for it, and all that it selects sorted by id.
            return page(select.add(")"), "concat(u.status, '')", "concat(u.owner_id, '')");
        }
        addFinds(select.add("("), key, "", " union ");
        // A left join, of which nothing is left over, keeps H2 from beginning with the users.
        return page(select.add(") f left join users u on u.id = f.id where u.id > ?", after), "u.status", "u.owner_id");
    }

    private boolean findsMany(String key) {
        SqlStatement count = new SqlStatement(entities).add("select count(*) from (");
        addFinds(count, key, " limit " + MOST_FINDS, " union all ");
        return Integer.parseInt(count.add(") f").texts().get(0)) >= MOST_FINDS;
    }

    /** Adds a select in each index. */
    private static void addFinds(SqlStatement sql, String key, String end, String union) {
        addRange(sql.add("(select id from users where "), "name_key", key);
        addRange(sql.add(end + ")" + union + "(select user_id from user_lookup where "), "value_key", key);
        for (String attribute : SearchKeys.names()) {
            sql.add(
                    end + ")" + union + "(select l.user_id from lookup k join link l on l.directory_id = k.directory_id"
                            + " and l.id = k.resource_id and l.open = true where k.attribute = ? and ",
                    attribute);
            addRange(sql, "k.value_key", key);
        }
        sql.add(end + ")");
    }

    /** Adds the condition that one of the selects finds user {@code u}. */
    private static void addFound(SqlStatement sql, String key) {
        addRange(sql, "u.name_key", key);
        addRange(sql.add(" or exists (select 1 from user_lookup s where s.user_id = u.id and "), "s.value_key", key);
        sql.add(") or exists (select 1 from link l join lookup k on k.directory_id = l.directory_id"
                        + " and k.resource_id = l.id where l.user_id = u.id and l.open = true and k.attribute in")
                .in(SearchKeys.names());
        addRange(sql.add(" and "), "k.value_key", key);
        sql.add(")");
    }

    private static void addRange(SqlStatement sql, String column, String key) {
        Narrowing range = new KeyColumn(column).compared(Operator.SW, key);
        sql.add(range.condition(), range.parameters().toArray());
    }

    private List<String> page(SqlStatement select, String status, String owner) {
        select.add(" and " + status + " in").in(statuses());
        selection.directory().ifPresent(directory -> select.add(" and " + owner + " = ?", directory.value()));
        return select.add(" order by u.id limit ?", limit).texts();
    }

    private List<String> statuses() {
        return selection.statuses().stream().map(UserStatus::name).toList();
    }
}
