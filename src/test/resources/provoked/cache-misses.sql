-- setup
create extension pg_buffercache;
create table wide (id int, pad text);
alter table wide alter pad set storage plain;
insert into wide select i, repeat('x', 7000) from generate_series(1, 12000) as i;
create table warm as select * from wide where id <= 2000;
checkpoint;
vacuum analyze wide;
-- found on Seq Scan on public.wide
set local track_io_timing = off;
set local max_parallel_workers_per_gather = 0;
select pg_buffercache_evict_relation('wide');
select count(*) from wide
-- silent: all pages are there
set local max_parallel_workers_per_gather = 0;
select count(*) from warm;
select count(*) from warm
