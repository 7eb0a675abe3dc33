package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.RefusedObjects;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.RefusedObject;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.Target;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Refusals in {@code sync_event}, grouped by what they are about. */
@SingletonBean
public class JpaRefusedObjects implements RefusedObjects {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaRefusedObjects(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<RefusedObject> open(DirectoryId directory, Instant since, int limit) {
        return transactions.with(entities -> {
            List<RefusedObject> refused = refused(entities, directory, since, limit);
            return refused.isEmpty() ? refused : unsettled(new Successes(entities, directory, since), refused);
        });
    }

    private static List<RefusedObject> refused(
            EntityManager entities, DirectoryId directory, Instant since, int limit) {
        return entities.createQuery(
                        "select e.cause, e.targetType, e.resourceId, e.targetKey, max(e.id), sum(e.repeats),"
                                + " min(e.time), max(e.time) from SyncEventRow e where e.directoryId = :directory"
                                + " and e.result = :refused and e.id >= :since"
                                + " group by e.cause, e.targetType, e.resourceId, e.targetKey order by max(e.id) desc",
                        Object[].class)
                .setParameter("directory", directory.value())
                .setParameter("refused", Outcome.Result.REFUSED)
                .setParameter("since", TimeOrderedId.floor(since))
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaRefusedObjects::refusedObject)
                .toList();
    }

    private static RefusedObject refusedObject(Object[] row) {
        String resource = (String) row[2];
        Target target = new Target(
                (Target.Type) row[1], resource == null ? null : new ResourceId(resource), null, (String) row[3]);
        return new RefusedObject(
                (Cause) row[0], target, (String) row[4], ((Number) row[5]).longValue(), (Instant) row[6], (Instant)
                        row[7]);
    }

    private static List<RefusedObject> unsettled(Successes successes, List<RefusedObject> refused) {
        Map<String, String> ofResources = successes.by(
                "resourceId",
                Successes.WRITES,
                refused,
                target -> target.resource() == null ? null : target.resource().value());
        Map<String, String> ofKeys = successes.by("targetKey", Successes.CALLS, refused, Target::key);
        String ofAnything = refused.stream().anyMatch(object -> object.cause().isOfConnection())
                ? successes.newest(Successes.CALLS)
                : null;
        String written =
                refused.stream().anyMatch(RefusedObject::isOfNoObject) ? successes.newest(Successes.WRITES) : null;
        return refused.stream()
                .filter(object -> {
                    Target target = object.target();
                    ResourceId resource = target.resource();
                    return !object.isSettledBy(object.cause().isOfConnection() ? ofAnything : null)
                            && !object.isSettledBy(object.isOfNoObject() ? written : null)
                            && !object.isSettledBy(resource == null ? null : ofResources.get(resource.value()))
                            && !object.isSettledBy(target.key() == null ? null : ofKeys.get(target.key()));
                })
                .toList();
    }

    /** The newest successes of the identity provider, by what they are about. */
    private record Successes(EntityManager entities, DirectoryId directory, Instant since) {

        static final String CALLS = " where e.directoryId = :directory and e.result = :success and e.status > 0"
                + " and e.actor = :idp and e.id >= :since";
        static final String WRITES = CALLS + " and e.action <> " + SyncAction.class.getName() + ".LOOKED_UP";

        Map<String, String> by(
                String column, String which, List<RefusedObject> refused, Function<Target, @Nullable String> value) {
            List<String> values = refused.stream()
                    .map(RefusedObject::target)
                    .map(value)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            Map<String, String> newest = new HashMap<>();
            if (!values.isEmpty()) {
                select(
                                "e." + column + ", max(e.id)",
                                which + " and e." + column + " in :values group by e." + column,
                                Object[].class)
                        .setParameter("values", values)
                        .getResultList()
                        .forEach(row -> newest.put((String) row[0], (String) row[1]));
            }
            return newest;
        }

        /** Read backwards up to the first; a maximum would be sought in all. */
        @Nullable
        String newest(String which) {
            return select("e.id", which + " order by e.id desc", String.class)
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst()
                    .orElse(null);
        }

        private <T> TypedQuery<T> select(String what, String rest, Class<T> type) {
            return entities.createQuery("select " + what + " from SyncEventRow e" + rest, type)
                    .setParameter("directory", directory.value())
                    .setParameter("success", Outcome.Result.SUCCESS)
                    .setParameter("idp", Actor.Kind.IDENTITY_PROVIDER)
                    .setParameter("since", TimeOrderedId.floor(since));
        }
    }
}
