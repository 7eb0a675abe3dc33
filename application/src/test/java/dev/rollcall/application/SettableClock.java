package dev.rollcall.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Moves on when it is told to, and by a nanosecond of its own accord each time it is asked. */
public final class SettableClock extends Clock {

    private Instant now = Instant.parse("2026-11-22T04:00:00Z");
    private long asked;

    /** Lets time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now.plusNanos(asked++);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
