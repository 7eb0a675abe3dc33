package dev.rollcall.deployment.upkeep;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.persistence.JpaSyncLog;
import dev.rollcall.persistence.JpaTransactions;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;

/** A log that stays empty, for a server with which one that keeps its log is compared. */
@SingletonBean
@Alternative
@Priority(1)
public class SilentSyncLog extends JpaSyncLog {

    /** Injected. */
    @Inject
    public SilentSyncLog(JpaTransactions transactions) {
        super(transactions);
    }

    @Override
    public void append(SyncEvent event) {}
}
