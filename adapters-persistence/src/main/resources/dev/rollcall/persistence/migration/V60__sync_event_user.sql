create index sync_event_user on sync_event (user_id, id);
