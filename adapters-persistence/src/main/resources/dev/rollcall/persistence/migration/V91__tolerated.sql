-- How often what was tolerated of an identity provider, and when last in milliseconds since 1970.
create table tolerated (
    directory_id char(36) character set ascii collate ascii_bin not null,
    quirk        varchar(100) character set ascii collate ascii_bin not null,
    times        bigint not null,
    last_time    bigint not null,
    primary key (directory_id, quirk),
    constraint tolerated_directory foreign key (directory_id) references directory (id) on delete cascade
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
