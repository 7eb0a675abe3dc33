package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.RefusedObjects;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.OpenProblem;
import dev.rollcall.domain.synclog.RefusedObject;
import dev.rollcall.domain.synclog.Success;
import dev.rollcall.domain.synclog.Target;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is open, in table {@code refused_object}, to which {@link RefusedObjectRows} adds what the log is told. */
@SingletonBean
public class JpaRefusedObjects implements RefusedObjects {

    private static final String COLUMNS = "cause, target_type, resource_id, target_key, last_id, requests, last_time";

    private static final List<String> OF_CONNECTION = Arrays.stream(Cause.values())
            .filter(Cause::isOfConnection)
            .map(Cause::name)
            .toList();

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaRefusedObjects(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<OpenProblem> problems(DirectoryId directory, Instant since, int objects) {
        String first = TimeOrderedId.floor(since);
        return transactions.with(entities -> new SqlStatement(entities)
                        .add(
                                "select cause, sum(requests), min(first_time), max(last_time), count(*) from refused_object"
                                        + " where directory_id = ? and last_id >= ? group by cause order by max(last_id) desc",
                                directory.value(),
                                first)
                        .rows(row -> new OpenProblem(
                                Cause.valueOf(row.getString(1)),
                                row.getLong(2),
                                row.getTimestamp(3).toInstant(),
                                row.getTimestamp(4).toInstant(),
                                row.getLong(5),
                                List.of()))
                        .stream()
                        .map(problem -> problem.with(new SqlStatement(entities)
                                .add(
                                        "select " + COLUMNS
                                                + " from refused_object where directory_id = ? and cause = ?"
                                                + " and last_id >= ? and target_type <> '' order by last_id desc limit ?",
                                        directory.value(),
                                        problem.cause().name(),
                                        first,
                                        objects)
                                .rows(JpaRefusedObjects::object)))
                        .toList());
    }

    private static RefusedObject object(ResultSet row) throws SQLException {
        String type = known(row.getString(2));
        String resource = known(row.getString(3));
        return new RefusedObject(
                Cause.valueOf(row.getString(1)),
                new Target(
                        type == null ? null : Target.Type.valueOf(type),
                        resource == null ? null : new ResourceId(resource),
                        null,
                        known(row.getString(4))),
                row.getString(5),
                row.getLong(6),
                row.getTimestamp(7).toInstant());
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public void settle(DirectoryId directory, Collection<Success> calls) {
        transactions.with(entities -> {
            new Settlement(entities, directory).of(calls);
            return directory;
        });
    }

    private record Settlement(EntityManager entities, DirectoryId directory) {

        void of(Collection<Success> calls) {
            if (isNothingOpen()) {
                return;
            }
            List<Success> writes =
                    calls.stream().filter(call -> !call.isLookup()).toList();
            newest(calls).ifPresent(this::settleConnection);
            newest(writes).ifPresent(this::settleWhatIsOfNoObject);
            Stream.concat(open("resource_id", writes, Target::resource), open("target_key", calls, Target::key))
                    .filter(object -> calls.stream().anyMatch(object::isMendedBy))
                    .forEach(this::settle);
        }

        private boolean isNothingOpen() {
            return new SqlStatement(entities)
                    .add("select cause from refused_object where directory_id = ? limit 1", directory.value())
                    .texts()
                    .isEmpty();
        }

        private static Optional<String> newest(Collection<Success> calls) {
            return calls.stream().map(Success::id).max(String::compareTo);
        }

        private void settleConnection(String newest) {
            for (List<String> causes : Batches.ofLookups(entities, OF_CONNECTION)) {
                settledBy(newest).add(" and cause in").in(causes).execute();
            }
        }

        private void settleWhatIsOfNoObject(String newest) {
            settledBy(newest).add(" and resource_id = '' and target_key = ''").execute();
        }

        private SqlStatement settledBy(String newest) {
            return new SqlStatement(entities)
                    .add(
                            "delete from refused_object where directory_id = ? and last_id < ?",
                            directory.value(),
                            newest);
        }

        private Stream<RefusedObject> open(
                String column, Collection<Success> calls, Function<Target, @Nullable Object> value) {
            List<String> values = calls.stream()
                    .map(Success::target)
                    .map(value)
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .distinct()
                    .toList();
            return Batches.of(values).stream().flatMap(some -> new SqlStatement(entities)
                            .add(
                                    "select " + COLUMNS + " from refused_object where directory_id = ? and " + column
                                            + " in",
                                    directory.value())
                            .in(some)
                            .rows(JpaRefusedObjects::object)
                            .stream());
        }

        /** It may have been refused once more in the meantime. */
        private void settle(RefusedObject object) {
            new SqlStatement(entities)
                    .add(
                            "delete from refused_object where directory_id = ? and cause = ? and target_type = ?"
                                    + " and resource_id = ? and target_key = ?",
                            RefusedObjectRows.key(directory, object.cause(), object.target()))
                    .add(" and last_id = ?", object.lastId())
                    .execute();
        }
    }
}
