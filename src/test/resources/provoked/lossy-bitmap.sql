-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 150) as pad from generate_series(1, 200000) as i;
create index on orders (kind);
analyze;
-- found on Bitmap Heap Scan on public.orders
set local work_mem = '64kB';
set local enable_seqscan = off;
set local enable_indexscan = off;
set local max_parallel_workers_per_gather = 0;
select count(pad) from orders where kind = 3
-- silent: it fits
set local enable_seqscan = off;
set local enable_indexscan = off;
set local max_parallel_workers_per_gather = 0;
select count(pad) from orders where kind = 3
