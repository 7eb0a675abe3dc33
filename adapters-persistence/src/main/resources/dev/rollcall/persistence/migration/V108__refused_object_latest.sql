create index refused_object_latest on refused_object (directory_id, cause, last_id);
