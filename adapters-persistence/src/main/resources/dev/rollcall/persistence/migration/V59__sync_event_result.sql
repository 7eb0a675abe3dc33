create index sync_event_result on sync_event (directory_id, result, id);
