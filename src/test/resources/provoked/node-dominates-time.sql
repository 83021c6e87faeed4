-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 200000) as i;
analyze;
-- found on Seq Scan on public.orders
set local max_parallel_workers_per_gather = 0;
select count(*) from orders where length(md5(repeat(pad, 3))) > 3
-- silent: it is fast
set local max_parallel_workers_per_gather = 0;
select count(*) from orders where id < 3 and region = 0
