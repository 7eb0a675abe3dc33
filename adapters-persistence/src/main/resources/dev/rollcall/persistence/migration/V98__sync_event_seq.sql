-- A change that waits for its number has 0 in "seq", so that one index tells both it and the order of the feed.
alter table sync_event drop constraint sync_event_seq;
