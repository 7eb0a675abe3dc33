-- What the mass-deprovision brake holds of a departure until an administrator allows or discards it.
alter table users add column held varchar(20) null;
