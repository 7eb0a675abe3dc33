-- What an administrator finds a user by beside the login name: derived from the local values.
create table user_lookup (
    value_key varchar(190) not null,
    user_id   char(36) character set ascii collate ascii_bin not null,
    primary key (value_key, user_id),
    constraint user_lookup_user foreign key (user_id) references users (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
