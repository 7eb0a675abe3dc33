create index scim_group_external_id on scim_group (directory_id, external_id_key, id);
