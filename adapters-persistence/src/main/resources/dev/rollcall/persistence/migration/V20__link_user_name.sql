-- The name as sent, beside the document: lists of members show it.
alter table link add column user_name varchar(512) default '' not null;
