-- A row a directory: its lock puts those who leave at once in an order. The size is that of a large directory when it was
-- last counted: its active users and those who were leaving, a sum that stays the same while users leave.
create table brake (
    directory_id char(36) character set ascii collate ascii_bin not null,
    size         bigint not null,
    counted      datetime(3) null,
    primary key (directory_id),
    constraint brake_directory foreign key (directory_id) references directory (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
