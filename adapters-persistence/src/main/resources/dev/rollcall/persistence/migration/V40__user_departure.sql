-- How a person left (deprovisioned_by is null for an administrator), and which local values outlast the link's.
alter table users add column (
    deprovisioned_at datetime(3) null,
    delete_at        datetime(3) null,
    kept             longtext not null default ''
);
