create index revoked_token_expires on revoked_token (expires);
