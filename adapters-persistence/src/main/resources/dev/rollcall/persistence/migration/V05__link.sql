-- A closed link has null in "open", so that the unique keys bind open links only.
create table link (
    directory_id    char(36) character set ascii collate ascii_bin not null,
    id              char(36) character set ascii collate ascii_bin not null,
    user_id         char(36) character set ascii collate ascii_bin not null,
    user_name_key   varchar(190) not null,
    external_id_key varchar(190) null,
    active          boolean not null,
    open            boolean null,
    version         bigint not null,
    created         datetime(3) not null,
    last_modified   datetime(3) not null,
    document        longtext not null,
    primary key (directory_id, id),
    constraint link_user_name unique (directory_id, user_name_key, open),
    constraint link_user unique (user_id, open),
    constraint link_is_open check (open is null or open),
    constraint link_directory foreign key (directory_id) references directory (id),
    constraint link_of_user foreign key (user_id) references users (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
