-- Nothing was released with it; V56 has the table with what an event says now.
drop table sync_event;
