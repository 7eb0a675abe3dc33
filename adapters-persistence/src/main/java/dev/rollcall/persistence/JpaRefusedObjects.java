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
                refused,
                target -> target.resource() == null ? null : target.resource().value());
        Map<String, String> ofKeys = successes.by("targetKey", refused, Target::key);
        String ofAnything = successes.newest();
        return refused.stream()
                .filter(object -> {
                    Target target = object.target();
                    ResourceId resource = target.resource();
                    return !object.isSettledBy(object.isSettledByAny() ? ofAnything : null)
                            && !object.isSettledBy(resource == null ? null : ofResources.get(resource.value()))
                            && !object.isSettledBy(target.key() == null ? null : ofKeys.get(target.key()));
                })
                .toList();
    }

    /** The newest successes of the identity provider, by what they are about. */
    private record Successes(EntityManager entities, DirectoryId directory, Instant since) {

        /** A conflict that succeeds is one of another directory, whose calls settle nothing here. */
        private static final String CONDITION = " where e.directoryId = :directory and e.result = :success"
                + " and e.actor = :idp and e.action <> :conflict and e.id >= :since";

        Map<String, String> by(String column, List<RefusedObject> refused, Function<Target, @Nullable String> value) {
            List<String> values = refused.stream()
                    .map(RefusedObject::target)
                    .map(value)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            Map<String, String> newest = new HashMap<>();
            if (!values.isEmpty()) {
                entities.createQuery(
                                "select e." + column + ", max(e.id) from SyncEventRow e" + CONDITION + " and e."
                                        + column + " in :values group by e." + column,
                                Object[].class)
                        .setParameter("directory", directory.value())
                        .setParameter("success", Outcome.Result.SUCCESS)
                        .setParameter("idp", Actor.Kind.IDENTITY_PROVIDER)
                        .setParameter("conflict", SyncAction.CONFLICT)
                        .setParameter("since", TimeOrderedId.floor(since))
                        .setParameter("values", values)
                        .getResultList()
                        .forEach(row -> newest.put((String) row[0], (String) row[1]));
            }
            return newest;
        }

        /** Read backwards up to the first; a maximum would be sought in all. */
        @Nullable
        String newest() {
            return entities.createQuery(
                            "select e.id from SyncEventRow e" + CONDITION + " order by e.id desc", String.class)
                    .setParameter("directory", directory.value())
                    .setParameter("success", Outcome.Result.SUCCESS)
                    .setParameter("idp", Actor.Kind.IDENTITY_PROVIDER)
                    .setParameter("conflict", SyncAction.CONFLICT)
                    .setParameter("since", TimeOrderedId.floor(since))
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst()
                    .orElse(null);
        }
    }
}
