create index users_status on users (status, id);
