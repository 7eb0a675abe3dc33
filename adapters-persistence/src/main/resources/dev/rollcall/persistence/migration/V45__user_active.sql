-- How many active users a directory has, from the index alone.
create index user_active on users (owner_id, status, blocked, deprovisioned_at);
