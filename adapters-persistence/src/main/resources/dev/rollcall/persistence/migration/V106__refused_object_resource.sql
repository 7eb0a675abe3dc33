create index refused_object_resource on refused_object (resource_id, target_key, directory_id);
