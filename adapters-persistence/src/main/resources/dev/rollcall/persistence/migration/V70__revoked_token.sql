-- Access tokens that were revoked before they expired (RFC 7009).
create table revoked_token (
    id        varchar(190) character set ascii collate ascii_bin not null,
    client_id varchar(190) not null,
    expires   datetime(3) not null,
    primary key (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
