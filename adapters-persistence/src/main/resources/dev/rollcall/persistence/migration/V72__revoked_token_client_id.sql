create index revoked_token_client_id on revoked_token (client_id);
