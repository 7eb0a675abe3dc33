-- Pages of a directory's links, without their documents.
create index link_open on link (directory_id, open, id);
