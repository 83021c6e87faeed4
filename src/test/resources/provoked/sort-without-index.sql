-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 50000) as i;
analyze;
-- found on Sort
set local max_parallel_workers_per_gather = 0;
select * from orders order by id desc limit 10
-- planned on Sort
select * from orders order by id desc limit 10
-- silent: an index has the order
create index on orders (id);
select * from orders order by id desc limit 10
-- silent: all rows are wanted
select * from orders order by id desc
