-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 40000) as i;
analyze;
-- found on Gather
set local parallel_setup_cost = 0;
set local parallel_tuple_cost = 0;
set local min_parallel_table_scan_size = 0;
select * from orders
-- silent: the work is shared
select count(*) from orders
-- silent: the work is worth sharing
set local parallel_setup_cost = 0;
set local min_parallel_table_scan_size = 0;
select count(*) from orders where md5(repeat(pad, 50)) < '1'
