-- How many open links a directory has: the sum of a few rows, so that links opened at once do not wait for one another.
create table link_count (
    directory_id char(36) character set ascii collate ascii_bin not null,
    stripe       integer not null,
    open_links   bigint not null,
    primary key (directory_id, stripe),
    constraint link_count_directory foreign key (directory_id) references directory (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
