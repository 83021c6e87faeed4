-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 50000) as i;
analyze;
-- found on Gather
set local max_parallel_workers = 0;
set local min_parallel_table_scan_size = 0;
set local parallel_setup_cost = 0;
select count(*) from orders where kind = 3
-- silent: all were launched
set local min_parallel_table_scan_size = 0;
set local parallel_setup_cost = 0;
select count(*) from orders where kind = 3
