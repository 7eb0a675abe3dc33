create index link_created on link (directory_id, open, created, id);
