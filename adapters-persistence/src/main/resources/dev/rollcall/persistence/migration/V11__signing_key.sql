-- The ordinal lets one of several nodes add the first key.
create table signing_key (
    ordinal             integer not null,
    id                  varchar(190) not null,
    public_key          longtext not null,
    wrapped_private_key longtext not null,
    created             datetime(3) not null,
    primary key (ordinal),
    constraint signing_key_id unique (id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
