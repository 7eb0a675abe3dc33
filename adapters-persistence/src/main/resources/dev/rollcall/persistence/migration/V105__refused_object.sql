-- What identity providers were refused and have not done since: the errors inbox. What is not known is empty.
create table refused_object (
    directory_id char(36) character set ascii collate ascii_bin not null,
    cause        varchar(40) character set ascii collate ascii_bin not null,
    target_type  varchar(10) character set ascii collate ascii_bin not null,
    resource_id  varchar(36) character set ascii collate ascii_bin not null,
    target_key   varchar(64) character set ascii collate ascii_bin not null,
    requests     bigint not null,
    first_time   datetime(3) not null,
    last_time    datetime(3) not null,
    last_id      char(36) character set ascii collate ascii_bin not null,
    primary key (directory_id, cause, target_type, resource_id, target_key)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
