create index pending_member_age on pending_member (since, directory_id, group_id);
