update sync_event set seq = 0 where pending = true;
