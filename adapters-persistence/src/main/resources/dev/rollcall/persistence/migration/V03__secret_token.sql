create table secret_token (
    directory_id char(36) character set ascii collate ascii_bin not null,
    id           char(36) character set ascii collate ascii_bin not null,
    name         longtext not null,
    hash         char(64) character set ascii collate ascii_bin not null,
    last_four    varchar(4) not null,
    created      datetime(3) not null,
    expires_at   datetime(3) null,
    last_used    datetime(3) null,
    primary key (directory_id, id),
    constraint secret_token_id unique (id),
    constraint secret_token_hash unique (hash),
    constraint secret_token_directory foreign key (directory_id) references directory (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
