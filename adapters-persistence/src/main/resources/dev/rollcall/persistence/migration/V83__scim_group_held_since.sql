-- Since when the deletion of the group waits for an administrator; null where nobody asked for it.
alter table scim_group add column held_since datetime(3) null;
