-- The members of local groups are users: they belong to no directory either.
create table local_member (
    group_id char(36) character set ascii collate ascii_bin not null,
    user_id  char(36) character set ascii collate ascii_bin not null,
    primary key (group_id, user_id),
    constraint local_member_group foreign key (group_id) references scim_group (id),
    constraint local_member_user foreign key (user_id) references users (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
