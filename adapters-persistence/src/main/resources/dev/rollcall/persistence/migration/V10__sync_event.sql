create table sync_event (
    directory_id char(36) character set ascii collate ascii_bin not null,
    id           char(36) character set ascii collate ascii_bin not null,
    time         datetime(3) not null,
    action       varchar(20) not null,
    resource_id  char(36) character set ascii collate ascii_bin not null,
    user_id      char(36) character set ascii collate ascii_bin not null,
    client       longtext not null,
    request_id   longtext not null,
    changed      longtext not null,
    reason       longtext not null,
    primary key (directory_id, id),
    constraint sync_event_directory foreign key (directory_id) references directory (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
