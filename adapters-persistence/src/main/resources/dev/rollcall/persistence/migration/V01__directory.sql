create table directory (
    id            char(36) character set ascii collate ascii_bin not null,
    name_key      varchar(190) not null,
    settings      longtext not null,
    version       bigint not null,
    created       datetime(3) not null,
    last_modified datetime(3) not null,
    primary key (id),
    constraint directory_name unique (name_key)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
