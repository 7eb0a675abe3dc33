-- A member is a link of the group's own directory. It is suspended while its user is deleted.
create table membership (
    directory_id char(36) character set ascii collate ascii_bin not null,
    group_id     char(36) character set ascii collate ascii_bin not null,
    link_id      char(36) character set ascii collate ascii_bin not null,
    suspended    boolean not null,
    primary key (directory_id, group_id, link_id),
    constraint membership_group foreign key (directory_id, group_id) references scim_group (directory_id, id),
    constraint membership_link foreign key (directory_id, link_id) references link (directory_id, id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
