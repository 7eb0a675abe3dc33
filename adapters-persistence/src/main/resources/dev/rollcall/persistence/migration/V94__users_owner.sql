-- The pages of an administrator's list of the users of one directory, in the order of ids.
create index users_owner on users (owner_id, id, status);
