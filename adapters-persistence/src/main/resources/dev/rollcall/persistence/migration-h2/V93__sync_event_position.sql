-- H2 writes out the next value of an identity column, and all that is unsaved with it, twice for each row.
alter table sync_event alter column position drop identity;
create sequence sync_event_position start with (select coalesce(max(position), 0) + 1 from sync_event) cache 1000;
alter table sync_event alter column position set default next value for sync_event_position;
