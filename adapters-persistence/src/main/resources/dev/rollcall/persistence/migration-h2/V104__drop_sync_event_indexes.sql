-- With every event H2 writes a page of each index anew, and there are few events in its files.
drop index sync_event_action;
drop index sync_event_request;
