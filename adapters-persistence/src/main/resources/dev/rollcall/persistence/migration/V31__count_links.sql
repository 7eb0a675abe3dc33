insert into link_count (directory_id, stripe, open_links)
    select directory_id, 0, count(*) from link where open = true group by directory_id;
