package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The memberships of one link that opens, closes or comes back. Its groups are locked in the order of their ids. */
final class LinkRows {

    private static final String SEEN = " and suspended = false";
    private static final String SUSPENDED = " and suspended = true";
    private static final List<String> ALL = List.of();

    private final EntityManager entities;
    private final String directory;
    private final String link;

    LinkRows(EntityManager entities, DirectoryId directory, ResourceId link) {
        this.entities = entities;
        this.directory = directory.value();
        this.link = link.value();
    }

    List<ResourceId> suspend(Instant now) {
        return show(SEEN, "true", -1, now);
    }

    List<ResourceId> resume(Instant now) {
        return show(SUSPENDED, "false", 1, now);
    }

    private List<ResourceId> show(String before, String after, int difference, Instant now) {
        List<String> changed = new ArrayList<>();
        for (List<String> some : Batches.ofLookups(entities, groups(before, ALL))) {
            lock(some);
            // Whoever had a group locked may have taken the link out of it.
            List<String> still = groups(before, some);
            changed.addAll(still);
            if (!still.isEmpty()) {
                count(still, difference, now);
                new SqlStatement(entities)
                        .add(
                                "update membership set suspended = " + after + " where directory_id = ? and link_id = ?"
                                        + " and group_id in",
                                directory,
                                link)
                        .in(still)
                        .execute();
            }
        }
        return changed.stream().map(ResourceId::new).toList();
    }

    /** Makes the link a member wherever it is waited for; the groups that did are returned. */
    List<ResourceId> attach(Link opened, Instant now) {
        List<String> attached = new ArrayList<>();
        for (List<String> some : Batches.ofLookups(entities, waitingFor(opened, ALL))) {
            lock(some);
            // Whoever had a group locked may have ended its waiting.
            List<String> waiting = waitingFor(opened, some);
            List<String> without = new ArrayList<>(waiting);
            without.removeAll(groups("", some));
            attached.addAll(without);
            if (!without.isEmpty()) {
                insert(without);
                count(without, 1, now);
            }
            if (!waiting.isEmpty()) {
                new SqlStatement(entities)
                        .add("delete from pending_member where directory_id = ? and group_id in", directory)
                        .in(waiting)
                        .add(" and value_key in")
                        .in(names(opened))
                        .execute();
            }
        }
        return attached.stream().map(ResourceId::new).toList();
    }

    private void lock(List<String> groups) {
        new SqlStatement(entities)
                .add("select id from scim_group where directory_id = ? and id in", directory)
                .in(groups)
                .add(" order by id for update")
                .texts();
    }

    /** The groups that have the link as the condition asks, in the order of their ids: {@link #ALL} or of {@code some}. */
    private List<String> groups(String condition, List<String> some) {
        SqlStatement select = new SqlStatement(entities)
                .add(
                        "select group_id from membership where directory_id = ? and link_id = ?" + condition,
                        directory,
                        link);
        return among(some, select).add(" order by group_id").texts();
    }

    private static SqlStatement among(List<String> some, SqlStatement select) {
        return some.isEmpty() ? select : select.add(" and group_id in").in(some);
    }

    private void count(List<String> groups, int difference, Instant now) {
        new SqlStatement(entities)
                .add(
                        "update scim_group set version = version + 1, members = members + ?, last_modified = ?"
                                + " where directory_id = ? and id in",
                        difference,
                        Timestamp.from(now),
                        directory)
                .in(groups)
                .execute();
    }

    /** The ids under which the directory may have pushed the user: its {@code externalId}, and those of its links. */
    private List<String> names(Link opened) {
        List<String> names = new ArrayList<>(new SqlStatement(entities)
                .add(
                        "select id from link where directory_id = ? and user_id = ?",
                        directory,
                        opened.user().value())
                .texts());
        names.add(opened.externalId().orElse(""));
        return names;
    }

    /** The groups that wait for the link, in the order of their ids: {@link #ALL} or of {@code some}. */
    private List<String> waitingFor(Link opened, List<String> some) {
        SqlStatement select = new SqlStatement(entities)
                .add(
                        "select group_id from pending_member where directory_id = ? and value_key = ?",
                        directory,
                        opened.externalId().orElse(""));
        among(some, select)
                .add(
                        " union select group_id from link l join pending_member p"
                                + " on p.directory_id = l.directory_id and p.value_key = l.id"
                                + " where l.directory_id = ? and l.user_id = ?",
                        directory,
                        opened.user().value());
        return among(some, select).add(" order by 1").texts();
    }

    private void insert(List<String> groups) {
        new SqlStatement(entities)
                .add(
                        "insert into membership (directory_id, group_id, link_id, suspended)"
                                + " select g.directory_id, g.id, l.id, false from scim_group g join link l"
                                + " on l.directory_id = g.directory_id where l.directory_id = ? and l.id = ? and g.id in",
                        directory,
                        link)
                .in(groups)
                .execute();
    }
}
