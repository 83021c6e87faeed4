-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 400) as pad from generate_series(1, 150000) as i;
create function tested(n bigint) returns boolean language plpgsql stable as 'begin return n % 1000 = 7; end';
create function tested_safely(n bigint) returns boolean language plpgsql stable parallel safe as 'begin return n % 1000 = 7; end';
analyze;
-- found on Seq Scan on public.orders
select count(*) from orders where tested(id)
-- planned on Seq Scan on public.orders
select count(*) from orders where tested(id)
-- planned on Seq Scan on public.orders
set local max_parallel_workers_per_gather = 0;
select count(*) from orders where tested_safely(id)
-- silent: workers are used
select count(*) from orders where tested_safely(id)
-- silent: rows that are locked are read by one process
set local max_parallel_workers_per_gather = 0;
select * from orders where tested_safely(id) for update
-- silent: all rows are handed on
set local max_parallel_workers_per_gather = 0;
select * from orders
