create index link_active on link (directory_id, open, active, id);
