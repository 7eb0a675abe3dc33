-- What the directory's users have beyond the core schemas, as the JSON of the admin API.
alter table directory add column definitions longtext null;
