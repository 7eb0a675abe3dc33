package dev.rollcall.application.lifecycle;

import java.time.Duration;

/** How long a deleted user can still be restored before everything personal is forgotten. */
public record AnonymisationDelay(Duration afterDeletion) {}
