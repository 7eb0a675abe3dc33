-- One row. "head" is the highest number given, "tail" the highest that is gone; whoever locks the row gives numbers.
create table change_feed (
    id   integer not null,
    head bigint not null,
    tail bigint not null,
    primary key (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
