-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 50000) as i;
analyze;
-- found on Hash
set local work_mem = '64kB';
set local enable_mergejoin = off;
set local max_parallel_workers_per_gather = 0;
select count(*) from orders as a join orders as b on a.id = b.id
-- planned on Hash
set local work_mem = '64kB';
set local enable_mergejoin = off;
set local max_parallel_workers_per_gather = 0;
select count(a.pad || b.pad) from orders as a join orders as b on a.id = b.id
-- silent: it fits
set local work_mem = '64MB';
set local enable_mergejoin = off;
select count(*) from orders as a join orders as b on a.id = b.id
