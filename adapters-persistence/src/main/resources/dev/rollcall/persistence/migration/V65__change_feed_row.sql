insert into change_feed (id, head, tail) values (1, 0, 0);
