create index sync_event_request on sync_event (request_id);
