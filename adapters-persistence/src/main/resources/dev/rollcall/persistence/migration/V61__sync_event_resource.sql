create index sync_event_resource on sync_event (resource_id, id);
