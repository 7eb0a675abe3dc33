-- A local group has no owner, and the nil UUID in place of a directory; so its name is unique among local ones.
create table scim_group (
    directory_id    char(36) character set ascii collate ascii_bin not null,
    id              char(36) character set ascii collate ascii_bin not null,
    owner_id        char(36) character set ascii collate ascii_bin null,
    name_key        varchar(190) not null,
    display_name    varchar(512) not null,
    external_id_key varchar(190) null,
    members         integer not null,
    version         bigint not null,
    created         datetime(3) not null,
    last_modified   datetime(3) not null,
    document        longtext not null,
    primary key (directory_id, id),
    constraint scim_group_id unique (id),
    constraint scim_group_name unique (directory_id, name_key),
    constraint scim_group_is_owned check (owner_id is null or owner_id = directory_id),
    constraint scim_group_owner foreign key (owner_id) references directory (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
