create index refused_object_key on refused_object (target_key, directory_id);
