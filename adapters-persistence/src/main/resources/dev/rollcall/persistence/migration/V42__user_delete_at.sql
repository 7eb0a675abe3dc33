-- Whose deletion is due.
create index user_delete_at on users (status, delete_at, id);
