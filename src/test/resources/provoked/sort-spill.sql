-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 50000) as i;
analyze;
-- found on Sort
set local work_mem = '64kB';
select * from orders order by kind, id
-- planned on Sort
set local work_mem = '64kB';
select * from orders order by kind, id
-- silent: it fits
set local work_mem = '64MB';
select * from orders order by kind, id
-- silent: only the first rows are kept
set local work_mem = '64kB';
select * from orders order by kind, id limit 5
