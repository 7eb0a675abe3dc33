-- What becomes of the users of a directory that is being removed; null for one that is there.
alter table directory add column removal varchar(20) null;
