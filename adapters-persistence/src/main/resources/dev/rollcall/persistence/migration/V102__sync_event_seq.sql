create index sync_event_seq on sync_event (seq, position);
