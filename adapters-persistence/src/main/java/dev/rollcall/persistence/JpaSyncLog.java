package dev.rollcall.persistence;

import dev.rollcall.application.port.SyncLog;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.persistence.entity.SyncEventRow;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The logs of directories in table {@code sync_event}. */
@Dependent
public class JpaSyncLog implements SyncLog {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaSyncLog(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(SyncEvent event) {
        transactions.with(entities -> {
            entities.persist(SyncEventRow.of(event));
            return event;
        });
    }

    @Override
    public List<SyncEvent> newest(DirectoryId directory, int limit) {
        return transactions.with(entities -> entities.createQuery(
                        "select e from SyncEventRow e where e.directoryId = :directory order by e.id desc",
                        SyncEventRow.class)
                .setParameter("directory", directory.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(SyncEventRow::toSyncEvent)
                .toList());
    }
}
