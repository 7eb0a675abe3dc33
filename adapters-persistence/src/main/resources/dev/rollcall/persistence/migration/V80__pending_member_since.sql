-- When an id was first pushed: nobody waits for its user for ever.
alter table pending_member add column since datetime(3) default current_timestamp(3) not null;
