package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Traffic;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.TrafficCount;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counters in tables {@code traffic} and {@code tolerated}; they go with their directory. */
@SingletonBean
public class JpaTraffic implements Traffic {

    private static final long NEVER = 0;

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaTraffic(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(TrafficCount count) {
        transactions.with(entities -> {
            SqlStatement hour = new SqlStatement(entities)
                    .add(
                            "insert into traffic (directory_id, beginning, requests, errors, last_request, last_success)"
                                    + " select id, ?, ?, ?, ?, ? from directory where id = ? and removal is null"
                                    + " on duplicate key update requests = requests + values(requests),"
                                    + " errors = errors + values(errors), last_request = greatest(last_request, values(last_request)),"
                                    + " last_success = greatest(last_success, values(last_success))",
                            count.hour().toEpochMilli(),
                            count.requests(),
                            count.errors(),
                            count.last().toEpochMilli(),
                            count.lastSuccess() == null
                                    ? NEVER
                                    : count.lastSuccess().toEpochMilli(),
                            count.directory().value());
            if (hour.execute() > 0 && !count.quirks().isEmpty()) {
                addQuirks(entities, count);
            }
            return count;
        });
    }

    /** The directory is there: its row of {@code traffic} was just written, and refers to it. */
    private static void addQuirks(EntityManager entities, TrafficCount count) {
        SqlStatement statement = new SqlStatement(entities)
                .add("insert into tolerated (directory_id, quirk, times, last_time) values "
                        + String.join(", ", Collections.nCopies(count.quirks().size(), "(?, ?, ?, ?)")));
        new TreeMap<>(count.quirks())
                .forEach((quirk, times) -> statement.add(
                        "",
                        count.directory().value(),
                        quirk,
                        times,
                        count.last().toEpochMilli()));
        statement
                .add(
                        " on duplicate key update times = times + values(times), last_time = greatest(last_time, values(last_time))")
                .execute();
    }

    @Override
    public List<TrafficCount> hours(DirectoryId directory) {
        return rows(
                        "select beginning, requests, errors, last_request, last_success from traffic where directory_id = ?1 order by beginning",
                        directory)
                .stream()
                .map(row -> new TrafficCount(
                        directory,
                        moment(row[0]),
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue(),
                        moment(row[3]),
                        ((Number) row[4]).longValue() == NEVER ? null : moment(row[4]),
                        Map.of()))
                .toList();
    }

    @Override
    public List<Tolerated> tolerated(DirectoryId directory) {
        return rows("select quirk, times, last_time from tolerated where directory_id = ?1 order by quirk", directory)
                .stream()
                .map(row -> new Tolerated((String) row[0], ((Number) row[1]).longValue(), moment(row[2])))
                .toList();
    }

    @Override
    public void removeOlder(DirectoryId directory, Instant before) {
        transactions.with(entities -> new SqlStatement(entities)
                .add(
                        "delete from traffic where directory_id = ? and beginning < ?",
                        directory.value(),
                        before.toEpochMilli())
                .execute());
    }

    private static Instant moment(Object milliseconds) {
        return Instant.ofEpochMilli(((Number) milliseconds).longValue());
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, DirectoryId directory) {
        return transactions.with(entities -> entities.createNativeQuery(sql)
                .setParameter(1, directory.value())
                .getResultList());
    }
}
