-- setup
create table dirty (id int) with (autovacuum_enabled = off);
insert into dirty select i from generate_series(1, 50000) as i;
create index on dirty (id);
create table clean (id int) with (autovacuum_enabled = off);
insert into clean select i from generate_series(1, 50000) as i;
create index on clean (id);
vacuum analyze clean;
analyze dirty;
-- found on Index Only Scan using dirty_id_idx on public.dirty
set local enable_seqscan = off;
set local enable_bitmapscan = off;
select count(*) from dirty where id > 5
-- silent: its pages are marked as visible
set local enable_seqscan = off;
set local enable_bitmapscan = off;
select count(*) from clean where id > 5
-- silent: few fetches
set local enable_seqscan = off;
set local enable_bitmapscan = off;
select count(*) from dirty where id < 500
