-- The search over all directories.
create index lookup_value on lookup (attribute, value_key, directory_id, resource_id);
