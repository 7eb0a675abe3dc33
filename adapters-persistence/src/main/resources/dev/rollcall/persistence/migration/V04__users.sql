-- People belong to no directory. A login name is null in its key once the user is deleted, which frees it; by the other
-- key a deleted user is still searched.
create table users (
    id               char(36) character set ascii collate ascii_bin not null,
    login_name       longtext not null,
    login_name_key   varchar(190) null,
    name_key         varchar(190) not null default '',
    status           varchar(20) not null,
    blocked          boolean not null,
    is_protected     boolean not null,
    owner_id         char(36) character set ascii collate ascii_bin null,
    deprovisioned_by char(36) character set ascii collate ascii_bin null,
    attributes       longtext not null,
    primary key (id),
    constraint user_login_name unique (login_name_key),
    constraint user_owner foreign key (owner_id) references directory (id),
    constraint user_deprovisioned_by foreign key (deprovisioned_by) references directory (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
