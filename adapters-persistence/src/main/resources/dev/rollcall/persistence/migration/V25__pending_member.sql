-- Ids that were pushed as members before a user had them.
create table pending_member (
    directory_id char(36) character set ascii collate ascii_bin not null,
    group_id     char(36) character set ascii collate ascii_bin not null,
    value_key    varchar(190) not null,
    primary key (directory_id, group_id, value_key),
    constraint pending_member_group foreign key (directory_id, group_id) references scim_group (directory_id, id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
