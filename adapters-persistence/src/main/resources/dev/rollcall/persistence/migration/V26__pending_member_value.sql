create index pending_member_value on pending_member (directory_id, value_key, group_id);
