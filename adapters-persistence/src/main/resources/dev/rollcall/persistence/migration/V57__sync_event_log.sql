create index sync_event_log on sync_event (directory_id, id);
