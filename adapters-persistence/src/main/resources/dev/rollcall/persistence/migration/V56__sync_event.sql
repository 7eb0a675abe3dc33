-- One row is a line of the log and, when it has a change_type, an item of the change feed. "position" has the order in
-- which rows were added, which for one resource is the order of its changes; "pending" is null once "seq" is given. A
-- directory is no foreign key: the history of its users outlives it.
create table sync_event (
    position     bigint not null auto_increment,
    id           char(36) character set ascii collate ascii_bin not null,
    directory_id char(36) character set ascii collate ascii_bin null,
    time         datetime(3) not null,
    actor        varchar(20) not null,
    client       longtext not null,
    request_id   varchar(64) character set ascii collate ascii_bin not null,
    action       varchar(40) not null,
    target_type  varchar(10) null,
    resource_id  char(36) character set ascii collate ascii_bin null,
    user_id      char(36) character set ascii collate ascii_bin null,
    target_key   char(64) character set ascii collate ascii_bin null,
    result       varchar(10) not null,
    status       integer not null,
    scim_type    varchar(20) null,
    cause        varchar(40) null,
    milliseconds bigint not null,
    repeats      integer not null,
    reason       longtext not null,
    changed      longtext not null,
    quirks       longtext not null,
    change_type  varchar(30) null,
    added        longtext null,
    removed      longtext null,
    pending      boolean null,
    seq          bigint null,
    primary key (position),
    constraint sync_event_seq unique (seq)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
