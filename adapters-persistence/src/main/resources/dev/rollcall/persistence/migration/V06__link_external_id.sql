create index link_external_id on link (directory_id, external_id_key, open, id);
