create index sync_event_action on sync_event (directory_id, action, id);
