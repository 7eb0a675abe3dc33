-- The values that open links have of attributes that their directory defines as unique.
create table unique_value (
    directory_id char(36) character set ascii collate ascii_bin not null,
    attribute    varchar(190) character set ascii collate ascii_bin not null,
    value_key    varchar(190) not null,
    resource_id  char(36) character set ascii collate ascii_bin not null,
    primary key (directory_id, attribute, value_key),
    constraint unique_value_link foreign key (directory_id, resource_id) references link (directory_id, id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
