create index membership_of_link on membership (directory_id, link_id, group_id, suspended);
