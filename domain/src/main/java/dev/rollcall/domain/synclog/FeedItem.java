package dev.rollcall.domain.synclog;

/**
 * An event with its number in the change feed. Numbers begin at 1 and have no gaps; of one user or group they are in the
 * order of its changes.
 */
public record FeedItem(long seq, SyncEvent event) {}
