-- Who does what alone, of all nodes. The times are seconds of the database's clock since 1970.
create table lease (
    name         varchar(40) not null,
    holder       char(36) character set ascii collate ascii_bin not null,
    leased_until bigint not null,
    finished     bigint null,
    primary key (name)
) engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;
