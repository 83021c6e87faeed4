-- setup
create table a as select i as id, (i * 7919) % 20011 as k from generate_series(1, 60000) as i;
create table b as select i as id, repeat('x', 50) as pad from generate_series(1, 20011) as i;
create index on b (id);
alter table a alter k set (n_distinct = 100);
analyze;
-- found on Memoize
set local work_mem = '64kB';
set local enable_hashjoin = off;
set local enable_mergejoin = off;
set local max_parallel_workers_per_gather = 0;
select count(b.pad) from a join b on b.id = a.k
-- silent: it fits
set local work_mem = '64MB';
set local enable_hashjoin = off;
set local enable_mergejoin = off;
set local max_parallel_workers_per_gather = 0;
select count(b.pad) from a join b on b.id = a.k
