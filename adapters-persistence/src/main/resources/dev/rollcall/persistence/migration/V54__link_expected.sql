-- Whether an administrator has opened the link and the directory has not written it yet.
alter table link add column expected boolean not null default false;
