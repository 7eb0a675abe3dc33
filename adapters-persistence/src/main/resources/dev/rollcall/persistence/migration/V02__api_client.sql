-- A client of the administration has permissions, every other a directory.
create table api_client (
    id           char(36) character set ascii collate ascii_bin not null,
    directory_id char(36) character set ascii collate ascii_bin null,
    permissions  varchar(255) null,
    client_id    varchar(190) not null,
    name         longtext not null,
    created      datetime(3) not null,
    expires_at   datetime(3) null,
    last_used    datetime(3) null,
    secrets      longtext not null,
    primary key (id),
    constraint api_client_client_id unique (client_id),
    constraint api_client_directory foreign key (directory_id) references directory (id),
    constraint api_client_authority check ((directory_id is null) <> (permissions is null))
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
