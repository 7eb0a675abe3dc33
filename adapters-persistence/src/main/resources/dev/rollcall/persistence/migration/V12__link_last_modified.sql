create index link_last_modified on link (directory_id, open, last_modified, id);
