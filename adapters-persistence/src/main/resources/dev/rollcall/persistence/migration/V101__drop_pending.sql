alter table sync_event drop column pending;
