package dev.rollcall.application.directory;

import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.SecretToken;

/** A secret token with its text in clear, for the one answer that shows it. */
public record IssuedToken(SecretToken token, Secret secret) {}
