-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 50000) as i;
create table nation as select i as id, i % 5 as region from generate_series(1, 25) as i;
analyze;
-- found on Seq Scan on public.orders
select * from orders where customer_id = 7
-- planned on Seq Scan on public.orders
select * from orders where customer_id = 7
-- silent: most rows satisfy the condition
select count(*) from orders where customer_id < 900
-- silent: the table is small, however often it is read
set local enable_hashjoin = off;
set local enable_mergejoin = off;
set local enable_material = off;
set local enable_memoize = off;
select count(*) from (select kind from orders limit 5000) as o join nation as n on n.region = o.kind and n.id % 5 = 2 and n.id < 4
-- silent: the limit ends the scan early
select * from orders where customer_id = 7 limit 2
-- silent: the scan is never executed
select * from orders where customer_id = 7 and false
