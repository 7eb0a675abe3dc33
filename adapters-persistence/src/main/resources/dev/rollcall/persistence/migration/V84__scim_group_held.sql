create index scim_group_held on scim_group (directory_id, held_since, id);
