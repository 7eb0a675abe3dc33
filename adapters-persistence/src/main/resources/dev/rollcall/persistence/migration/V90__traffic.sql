-- What identity providers did in an hour, added up over all nodes. The times are milliseconds since 1970; a
-- success at 0 was never.
create table traffic (
    directory_id char(36) character set ascii collate ascii_bin not null,
    beginning    bigint not null,
    requests     bigint not null,
    errors       bigint not null,
    last_request bigint not null,
    last_success bigint not null,
    primary key (directory_id, beginning),
    constraint traffic_directory foreign key (directory_id) references directory (id) on delete cascade
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
