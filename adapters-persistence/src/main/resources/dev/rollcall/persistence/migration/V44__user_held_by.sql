create index user_held on users (deprovisioned_by, held, id);
