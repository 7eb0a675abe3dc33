package dev.rollcall.domain.synclog;

/**
 * A call of an identity provider that succeeded.
 *
 * @param id when, as the id of an event would say it
 * @param target what it was about
 * @param isLookup whether it only read
 */
public record Success(String id, Target target, boolean isLookup) {}
