package dev.rollcall.application.directory;

import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Secret;

/** An API client with its new secret in clear, for the one answer that shows it. */
public record IssuedClient(ApiClient client, Secret secret) {}
