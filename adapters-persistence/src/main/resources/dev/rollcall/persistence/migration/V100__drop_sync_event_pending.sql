drop index sync_event_pending on sync_event;
