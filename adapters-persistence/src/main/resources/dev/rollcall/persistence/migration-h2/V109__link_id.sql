-- H2 cannot look a list up in the second column of an index, and read the whole directory to find one user by an e-mail.
create index link_id on link (id);
