-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 50000) as i;
analyze;
-- found on HashAggregate
set local work_mem = '64kB';
set local enable_sort = off;
select id % 20011, count(*) from orders group by 1
-- planned on HashAggregate
set local work_mem = '64kB';
set local enable_sort = off;
select id, count(*) from orders group by 1
-- silent: it fits
set local work_mem = '64MB';
select id % 20011, count(*) from orders group by 1
